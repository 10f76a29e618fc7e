package org.colophon.runners.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.pipeline.digitize.Digitize;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.runners.ScannedBook;
import org.colophon.runners.launch.JobCounts;
import org.colophon.runners.launch.LaunchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A single document keeps all slots busy while its pages are read from ink, and the job's numbers
 * can be read from outside while it runs.
 */
class SpreadTest {
  private static final int PAGES = 64;

  private static final int SLOTS = 2;

  /**
   * Flink works out rates every five seconds, and a quick machine reads the book in less: storage
   * is slow until the job's numbers were seen.
   */
  private static final String SLOW = "open .*[.](draft|page).* slow ms=2000";

  @TempDir Path folder;
  private Path faults;

  @BeforeEach
  void setFaults() {
    faults = folder.resolve("faults");
    System.setProperty(Faults.VARIABLE, faults.toString());
  }

  @AfterEach
  void clearFaults() {
    System.clearProperty(Faults.VARIABLE);
  }

  @Test
  void oneDocumentSpreadsOverTheSlots() throws Throwable {
    final Path book = folder.resolve("book.pdf");
    ScannedBook.write(book, PAGES, 560, 190, 1);
    final String output = "fault://" + folder.resolve("out");
    Faults.set(faults, SLOW);
    final DigitizeOptions options = PipelineOptionsFactory.as(DigitizeOptions.class);
    options.setInput(new ArrayList<>(List.of(book.toString())));
    options.setOutput(output);
    options.setTo("txt");
    options.setIsolation("none");
    final FlinkChoice choice =
        new FlinkChoice(
            Optional.empty(), SLOTS, 0, false, List.of(book.toString(), output), false, List.of());
    try (FlinkLaunch launch = FlinkLaunch.of(choice, 0)) {
      launch.applyTo(options);
      final DigitizePlan plan = DigitizePlan.of(options);
      assertEquals(SLOTS, plan.settings().workers());
      final FlinkJob job = launch.start(options, () -> Digitize.run(options, plan));
      final Watched watched = watch(job, () -> Faults.set(faults));
      assertTrue(watched.counted(), "no count between none and all pages was seen");
      assertTrue(watched.rated(), "no numRecordsInPerSecond was seen");
      final JobCounts everything = new JobCounts(PAGES, PAGES, 0, 0, Map.of(), 1);
      assertEquals(everything, settled(job, everything));
      final List<Long> chunks = chunks(new FlinkRest(job.master()), job);
      assertEquals(SLOTS, chunks.size());
      final long all = chunks.stream().mapToLong(Long::longValue).sum();
      for (final long part : chunks) {
        assertTrue(part * SLOTS * 2 >= all, "chunks of the slots: " + chunks);
      }
    }
  }

  /** Beam learns of the last task's counters a moment after Flink tells of the end of the job. */
  private static JobCounts settled(FlinkJob job, JobCounts expected) throws InterruptedException {
    final CountDownLatch never = new CountDownLatch(1);
    JobCounts counts = job.counts();
    for (int i = 0; i < 120 && !counts.equals(expected); i++) {
      assertFalse(never.await(500, TimeUnit.MILLISECONDS));
      counts = job.counts();
    }
    return counts;
  }

  /**
   * What was seen of a job before its end.
   *
   * @param counted whether some of its pages were done and others not
   * @param rated whether Flink told how many records a second the reading took
   */
  private record Watched(boolean counted, boolean rated) {}

  /**
   * Watches a job to its end.
   *
   * @param onceSeen is done when everything that is watched for was seen
   */
  private static Watched watch(FlinkJob job, Executable onceSeen) throws Throwable {
    final FlinkRest rest = new FlinkRest(job.master());
    final CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> {
              try {
                job.await();
              } catch (LaunchException e) {
                throw new CompletionException(e);
              }
            });
    boolean counted = false;
    boolean rated = false;
    while (true) {
      try {
        end.get(500, TimeUnit.MILLISECONDS);
        return new Watched(counted, rated);
      } catch (TimeoutException running) {
        final long done = job.counts().done();
        counted |= done > 0 && done < PAGES;
        rated |= rate(rest, job) > 0;
        if (counted && rated) {
          onceSeen.execute();
        }
      }
    }
  }

  private static double rate(FlinkRest rest, FlinkJob job) throws IOException {
    final Optional<JsonNode> reading = reading(rest, job);
    if (reading.isEmpty()) {
      return 0;
    }
    final JsonNode rates =
        rest.get(
            "/jobs/"
                + job.id()
                + "/vertices/"
                + reading.get().path("id").asText()
                + "/subtasks/metrics?agg=sum&get=numRecordsInPerSecond");
    return rates.path(0).path("sum").asDouble();
  }

  private static Optional<JsonNode> reading(FlinkRest rest, FlinkJob job) throws IOException {
    return StreamSupport.stream(rest.get("/jobs/" + job.id()).path("vertices").spliterator(), false)
        .filter(task -> task.path("name").asText().contains("Read pages/Read)"))
        .findFirst();
  }

  /** Chunks of pages that each slot took from the shuffle. */
  private static List<Long> chunks(FlinkRest rest, FlinkJob job) throws IOException {
    return StreamSupport.stream(
            rest.get(
                    "/jobs/"
                        + job.id()
                        + "/vertices/"
                        + reading(rest, job).orElseThrow().path("id").asText())
                .path("subtasks")
                .spliterator(),
            false)
        .map(subtask -> subtask.path("metrics").path("read-records").asLong())
        .toList();
  }
}
