package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.colophon.transforms.metrics.WireReport;

/** How large the elements were that went from one step to the next over the network. */
final class WireText {
  private static final double SHARE = 0.99;

  private WireText() {}

  static void print(WireReport report, PrintWriter out) {
    report
        .percentile(SHARE)
        .ifPresent(
            size -> {
              out.printf(
                  Locale.ROOT,
                  "%-10s %d elements, %.0f %% of them %s, the largest %d KiB%n",
                  "Shuffled",
                  report.count(),
                  SHARE * 100,
                  size.words(),
                  (report.largest() + 1023) >> 10);
              out.flush();
            });
  }
}
