package org.colophon.pipeline.digitize;

import java.nio.file.Path;
import java.util.List;

/** Runs over the samples that several tests look at; each is made once, when first asked for. */
final class SampleRuns {
  private SampleRuns() {}

  /** The born-digital report and its scan, one page at a time. */
  static Path one() {
    return One.OUTPUT;
  }

  /** The same sources, two pages at a time. */
  static Path two() {
    return Two.OUTPUT;
  }

  private static Path run(int workers) {
    return Job.run(
        "workers-" + workers,
        List.of(Job.SAMPLES.resolve("report.pdf"), Job.SAMPLES.resolve("report-scan.tif")),
        "--workers=" + workers,
        "--targetParallelism=" + workers);
  }

  private static final class One {
    static final Path OUTPUT = run(1);
  }

  private static final class Two {
    static final Path OUTPUT = run(2);
  }
}
