package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.digitize.Digitize;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;
import org.colophon.transforms.metrics.WireReport;

/** Runs the digitize job to its end and shows how far it is. */
final class DigitizeJob {
  private final Launch launch;
  private final DigitizeOptions options;
  private final PrintWriter err;
  private WireReport wire = new WireReport(Map.of(), 0);

  /**
   * @param launch where it runs
   * @param options of Beam, with those of the launch
   * @param err takes the progress
   */
  DigitizeJob(Launch launch, DigitizeOptions options, PrintWriter err) {
    this.launch = launch;
    this.options = options;
    this.err = err;
  }

  /**
   * Runs it by a plan; what it did.
   *
   * @throws LaunchException if it could not be started, or failed as a whole
   */
  RunSummary run(DigitizePlan plan) throws LaunchException, IOException {
    final RunningJob job = launch.start(options, () -> Digitize.run(options, plan));
    try (Progress progress = Progress.start(job, err)) {
      job.await();
    }
    wire = WireReport.of(job.metrics());
    return SummaryReport.read(plan.settings().outputPath());
  }

  /** What went over the network in the last job. */
  WireReport wire() {
    return wire;
  }
}
