package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.PipelineResult;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.digitize.Digitize;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;

/** Runs the digitize job to its end and shows how far it is. */
final class DigitizeJob {
  private final DigitizeOptions options;
  private final PrintWriter err;

  /**
   * @param options of Beam
   * @param err takes the progress
   */
  DigitizeJob(DigitizeOptions options, PrintWriter err) {
    this.options = options;
    this.err = err;
  }

  /** Runs it by a plan; what it did. */
  RunSummary run(DigitizePlan plan) throws IOException {
    options.as(DirectOptions.class).setTargetParallelism(plan.settings().workers());
    final PipelineResult result = Digitize.run(options, plan);
    CalmDriver.calm(result, plan.settings().workers());
    try (Progress progress = Progress.start(result, err)) {
      result.waitUntilFinish();
    }
    return SummaryReport.read(plan.settings().outputPath());
  }
}
