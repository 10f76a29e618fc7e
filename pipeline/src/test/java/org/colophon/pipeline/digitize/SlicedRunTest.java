package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.transforms.summary.CloseRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicedRunTest {
  @TempDir Path folder;

  private final List<String> jobs = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private DigitizeOptions options;
  private Path output;

  @BeforeEach
  void archive() throws IOException {
    output = folder.resolve("out");
    final Path archive = Files.createDirectory(folder.resolve("in"));
    Files.copy(Job.SAMPLES.resolve("report.pdf"), archive.resolve("a.pdf"));
    Files.writeString(archive.resolve("b.pdf"), "%PDF-1.7 and no more");
    options =
        PipelineOptionsFactory.fromArgs(
                "--runner=DirectRunner",
                "--input=" + archive,
                "--output=" + output,
                "--pages=1",
                "--to=md,parquet",
                "--isolation=none")
            .as(DigitizeOptions.class);
  }

  @Test
  void aSliceThatFailsIsTriedOnceMoreAndTheOthersGoOn() throws IOException {
    final SlicedRun.Result first =
        run(
            plan -> {
              if (plan.slice().endsWith("00001.pb")) {
                jobs.add("1 fails");
                throw new IOException("the cluster is gone");
              }
              return digitize(plan);
            });
    assertEquals(List.of("1 fails", "1 fails", "2"), jobs);
    assertEquals(1, first.failures().size());
    assertTrue(first.failures().get(0).contains("slice 1"), first.failures().toString());
    assertTrue(first.failures().get(0).contains("the cluster is gone"));
    assertEquals(0, first.summary().getDocumentsComplete());
    assertEquals(1, first.summary().getDocumentsFailed());

    jobs.clear();
    final SlicedRun.Result second = run(this::digitize);
    assertEquals(List.of("1"), jobs);
    assertEquals(List.of(), second.failures());
    assertEquals(1, second.summary().getDocumentsComplete());
    assertEquals(1, second.summary().getDocumentsFailed());
    assertEquals(second.summary(), summaryFile());
    assertTrue(Files.exists(output.resolve("dataset").resolve("words")));
  }

  private SlicedRun.Result run(SlicedRun.BoundedJob job) throws IOException {
    return new SlicedRun(DigitizePlan.of(options), 1, job, said::add).run();
  }

  private RunSummary digitize(DigitizePlan plan) throws IOException {
    jobs.add(plan.slice().replaceAll(".*/0*(\\d+)\\.pb", "$1"));
    Digitize.run(options, plan).waitUntilFinish();
    return summaryFile();
  }

  private RunSummary summaryFile() throws IOException {
    final Path file = output.resolve("work").resolve(CloseRun.SUMMARY_FILE);
    return RunSummary.parseFrom(Files.readAllBytes(file));
  }
}
