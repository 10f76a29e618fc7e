package org.colophon.runners.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.colophon.runners.flink.FlinkRest;
import org.colophon.runners.flink.FlinkRest.NotFlinkException;
import org.colophon.runners.flink.FlinkRest.RefusedException;
import org.colophon.runners.flink.RestAddress;
import org.colophon.runners.launch.LaunchException;

/**
 * The job of a {@link WatchRecord}, asked and stopped by Flink's REST interface. It is over when
 * its cluster says so, or knows of no such job, or lived in a process of this machine that is gone.
 * Nothing follows from a cluster that is not reached.
 */
public final class WatchedJob {
  /** A savepoint waits for the pages that are being read, as a checkpoint does. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long PAUSE_MILLIS = 200;
  private static final String UNKNOWN = "unknown to its cluster";
  private static final String GONE = "gone with its process";
  private static final Set<String> OVER = Set.of("FINISHED", "CANCELED", "FAILED", UNKNOWN, GONE);

  private final Path output;
  private final WatchRecord record;
  private final FlinkRest rest;

  /** A cluster that cannot be asked, so that its job may run or not; one line. */
  public static final class NotReachedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotReachedException(String message, IOException cause) {
      super(message, cause);
    }
  }

  /**
   * @param output the folder in which the record lies
   */
  public WatchedJob(Path output, WatchRecord record) {
    this.output = output;
    this.record = record;
    this.rest = new FlinkRest(RestAddress.parse(record.home().master()));
  }

  /**
   * Whether the job runs, or is about to.
   *
   * @throws NotReachedException if nobody can tell
   */
  public boolean isRunning() throws NotReachedException {
    return record.state() == WatchRecord.State.RUNNING && !OVER.contains(state());
  }

  /** In Flink's words, or in ours where there is no such job. */
  private String state() throws NotReachedException {
    try {
      return rest.get("/jobs/" + record.job()).path("state").asText("");
    } catch (IOException e) {
      if (e instanceof RefusedException refused && refused.isUnknown()) {
        return UNKNOWN;
      }
      if (wentWithItsProcess(e)) {
        return GONE;
      }
      throw notReached(e);
    }
  }

  /** A cluster that lives in a process has its port as long as that lives. */
  private boolean wentWithItsProcess(IOException e) {
    return record.home().host().equals(ThisMachine.name())
        && (e instanceof ConnectException || e instanceof NotFlinkException);
  }

  private NotReachedException notReached(IOException e) {
    final String cause =
        e instanceof ConnectException ? "nothing answers there" : String.valueOf(e.getMessage());
    return new NotReachedException(
        output
            + ": is watched for by job "
            + record.job()
            + " at "
            + rest.address()
            + (record.home().host().isEmpty() ? "" : " of " + record.home().host())
            + ", which is not reached ("
            + cause
            + "); try again when it answers, or if it is gone for good, go on with 'ingest --watch"
            + " ... --watch-is-gone'",
        e);
  }

  /**
   * Stops the job with a savepoint and records where it is. What is superseded by it is deleted.
   *
   * @return where the savepoint is
   * @throws LaunchException if there is no such job any longer, or the savepoint could not be made;
   *     one line
   * @throws NotReachedException if its cluster does not answer; nothing has changed then
   */
  public String drain() throws LaunchException, IOException {
    final String state = state();
    if (OVER.contains(state)) {
      record.ended().write(output);
      throw new LaunchException(
          output
              + ": the watch has ended without a savepoint: its job is "
              + state
              + "; just start it again: the outcomes tell what is done");
    }
    final String savepoint = await(stop());
    record.drained(savepoint).write(output);
    SavedState.delete(record, savepoint);
    return savepoint;
  }

  private String stop() throws LaunchException, IOException {
    try {
      return rest.post("/jobs/" + record.job() + "/stop", request()).path("request-id").asText();
    } catch (RefusedException e) {
      throw new LaunchException(
          output
              + ": the watch cannot be stopped ("
              + e.getMessage()
              + "); look at job "
              + record.job()
              + " at "
              + rest.address()
              + " and try again",
          e);
    } catch (IOException e) {
      throw notReached(e);
    }
  }

  private JsonNode request() {
    // Not drained in Flink's sense: its state must go on where it stopped.
    return JsonNodeFactory.instance
        .objectNode()
        .put("targetDirectory", record.home().savepoints())
        .put("drain", false);
  }

  private String await(String trigger) throws LaunchException, IOException {
    final long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        final JsonNode answer = rest.get("/jobs/" + record.job() + "/savepoints/" + trigger);
        if (answer.path("status").path("id").asText().equals("COMPLETED")) {
          return location(answer.path("operation"));
        }
        last = "";
      } catch (IOException e) {
        if (e instanceof RefusedException refused && refused.isUnknown() || wentWithItsProcess(e)) {
          throw new LaunchException(
              output + ": what became of the savepoint is not known (" + e.getMessage() + ")", e);
        }
        last = ", which is not reached (" + e.getMessage() + "),";
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
            + last
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
              + record.home().savepoints());
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
