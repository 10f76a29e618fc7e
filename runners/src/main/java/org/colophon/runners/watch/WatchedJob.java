package org.colophon.runners.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.colophon.runners.flink.FlinkRest;
import org.colophon.runners.flink.RestAddress;
import org.colophon.runners.launch.LaunchException;

/** The job of a {@link WatchRecord}, asked and stopped by Flink's REST interface. */
public final class WatchedJob {
  /** A savepoint waits for the pages that are being read, as a checkpoint does. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long PAUSE_MILLIS = 200;
  private static final Set<String> OVER = Set.of("FINISHED", "CANCELED", "FAILED");
  private static final String AGAIN = "just start it again: the outcomes tell what is done";

  private final Path output;
  private final WatchRecord record;
  private final FlinkRest rest;

  /**
   * @param output the folder in which the record lies
   */
  public WatchedJob(Path output, WatchRecord record) {
    this.output = output;
    this.record = record;
    this.rest = new FlinkRest(RestAddress.parse(record.master()));
  }

  /** Whether the cluster answers that the job runs, or is about to. */
  public boolean isRunning() {
    try {
      return record.state() == WatchRecord.State.RUNNING && !OVER.contains(state());
    } catch (IOException gone) {
      return false;
    }
  }

  private String state() throws IOException {
    return rest.get("/jobs/" + record.job()).path("state").asText("");
  }

  /**
   * Stops the job with a savepoint below {@code work/savepoints} and records where it is.
   *
   * @return where the savepoint is
   * @throws LaunchException if there is no such job any longer, or the savepoint could not be made;
   *     one line
   */
  public String drain() throws LaunchException, IOException {
    final String trigger;
    try {
      final String state = state();
      if (OVER.contains(state)) {
        throw gone("its job is " + state);
      }
      trigger = rest.post("/jobs/" + record.job() + "/stop", request()).path("request-id").asText();
    } catch (IOException e) {
      throw gone(rest.address() + " does not know of its job (" + e.getMessage() + ")");
    }
    final String savepoint = await(trigger);
    record.drained(savepoint).write(output);
    return savepoint;
  }

  private LaunchException gone(String why) throws IOException {
    record.ended().write(output);
    return new LaunchException(
        output + ": the watch has ended without a savepoint: " + why + "; " + AGAIN);
  }

  private JsonNode request() {
    // Not drained in Flink's sense: its state must go on where it stopped.
    return JsonNodeFactory.instance
        .objectNode()
        .put("targetDirectory", savepoints())
        .put("drain", false);
  }

  private String savepoints() {
    return output.toAbsolutePath().resolve("work").resolve("savepoints").toUri().toString();
  }

  private String await(String trigger) throws LaunchException, IOException {
    final long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      final JsonNode answer = rest.get("/jobs/" + record.job() + "/savepoints/" + trigger);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        return location(answer.path("operation"));
      }
      pause();
    }
    throw new LaunchException(
        output
            + ": no savepoint after "
            + PATIENCE.toMinutes()
            + " minutes; job "
            + record.job()
            + " at "
            + rest.address()
            + " goes on; try again when fewer pages are being read");
  }

  private String location(JsonNode operation) throws LaunchException {
    final String location = operation.path("location").asText("");
    if (location.isEmpty()) {
      final String cause =
          operation
              .path("failure-cause")
              .path("stack-trace")
              .asText("no cause was given")
              .lines()
              .filter(line -> line.startsWith("Caused by: "))
              .reduce((a, b) -> b)
              .orElse(operation.path("failure-cause").path("class").asText());
      throw new LaunchException(
          output
              + ": the savepoint could not be made ("
              + cause
              + "); the watch goes on; check that the cluster can write to "
              + savepoints());
    }
    return location;
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the savepoint is made");
    }
  }
}
