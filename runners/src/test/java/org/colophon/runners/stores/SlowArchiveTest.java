package org.colophon.runners.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.pipeline.ingest.IngestOptions;
import org.colophon.pipeline.ingest.IngestPlan;
import org.colophon.transforms.ingest.LookForSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk through an archive on a slow store: the runner interrupts it, and it goes on. */
class SlowArchiveTest {
  private static final int FOLDERS = 5;

  @TempDir Path folder;

  @AfterEach
  void heal() {
    System.clearProperty(Faults.VARIABLE);
  }

  @Test
  void everySourceIsSeenOnce() throws IOException {
    final Path archive = folder.resolve("archive");
    for (int i = 0; i < FOLDERS; i++) {
      Files.createFile(Files.createDirectories(archive.resolve("f" + i)).resolve("scan.png"));
    }
    final Path faults = folder.resolve("faults");
    System.setProperty(Faults.VARIABLE, faults.toString());
    // The direct runner interrupts a call after a second, also while a folder is being listed.
    Faults.set(faults, "read .*/f[0-9] slow ms=700");
    final IngestOptions options =
        PipelineOptionsFactory.fromArgs(
                "--runner=DirectRunner",
                "--input=fault://" + archive,
                "--output=" + folder.resolve("out"),
                "--isolation=none")
            .as(IngestOptions.class);
    final Pipeline pipeline = Pipeline.create(options);
    PAssert.thatSingleton(
            pipeline
                .apply(LookForSources.with(IngestPlan.of(options).settings()))
                .get(LookForSources.LOOKS)
                .apply(Count.globally()))
        .isEqualTo((long) FOLDERS);
    assertEquals(PipelineResult.State.DONE, pipeline.run().waitUntilFinish());
  }
}
