package org.colophon.pipeline.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.PipelineResult;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.schema.proto.RunSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job as a stream: files come while it runs. */
class WatchTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path scratch;

  @Test
  void takesWhatComesAndNothingTwice() throws Exception {
    final Archive archive = new Archive(scratch);
    archive.put("a.pdf", "The tide is high.");
    final PipelineResult job = start(archive);
    try {
      await(() -> archive.outcomes().size() == 1);
      final Outcome first = archive.outcomes().get(0);

      // The same bytes under another name, other bytes under the same name, and a file that grows.
      archive.put("again/a.pdf", "The tide is high.");
      archive.put("a.pdf", Archive.OLD.plusSeconds(60), "The tide is low.");
      final Path growing = archive.put("growing.pdf", Instant.now().plusSeconds(900), "Flood.");
      await(() -> archive.outcomes().size() == 2);
      await(
          () ->
              archive.outcomes().stream()
                  .anyMatch(one -> archive.names(one).equals(List.of("a.pdf", "again/a.pdf"))));
      assertEquals(2, archive.outcomes().size(), "the growing file was taken");
      assertTrue(
          archive.outcomes().stream()
              .anyMatch(one -> one.document().id().equals(first.document().id())));

      Files.move(archive.put("grown.part", "Flood."), growing, StandardCopyOption.REPLACE_EXISTING);
      await(() -> archive.outcomes().size() == 3);
      await(() -> archive.summary().getDocumentsComplete() == 3);
      assertFalse(Files.exists(archive.output().resolve("dataset")));
    } finally {
      job.cancel();
    }
    // A pass after it has nothing to do.
    final RunSummary pass = archive.pass();
    assertEquals(3, pass.getSourcesKnown() + pass.getDocumentsReused());
    assertEquals(pass.getDocumentsReused(), pass.getDocumentsComplete());
  }

  private static PipelineResult start(Archive archive) {
    final IngestOptions options = archive.options("--watch=1s", "--settle=1s");
    options.as(DirectOptions.class).setBlockOnRun(false);
    return Ingest.run(options);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    final long end = System.nanoTime() + LONG.toNanos();
    while (!met(condition)) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  private static boolean met(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (IOException notYet) {
      return false;
    }
  }
}
