package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.metrics.WireReport;

/** What every command that makes editions prints at its end. Made when the run begins. */
final class RunReport {
  private final Stopclock clock = new Stopclock();
  private final PrintWriter out;

  RunReport(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param wire what went over the network; empty where there was none
   */
  void print(Settings settings, RunSummary summary, Optional<WireReport> wire) {
    // Workers are processes of their own; what they took is known from the summary.
    final boolean isolated = settings.isolation() == Settings.Isolation.PROCESS;
    new SummaryReport(summary, settings.outputPath())
        .print(
            out,
            clock.wallSeconds(),
            clock.cpuSeconds() + (isolated ? summary.getCpuSeconds() : 0));
    wire.ifPresent(report -> WireText.print(report, out));
  }
}
