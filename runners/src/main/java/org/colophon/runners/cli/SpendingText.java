package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.datasets.schema.proto.Spending;

/** Who was asked to read regions of which kind, and what it cost, as a person reads it. */
final class SpendingText {
  /** They come with the build and cost time alone: of them there is nothing to tell. */
  private static final Set<String> FREE =
      Set.of(
          "table-geometry",
          "figure-keeper",
          "formula-keeper",
          "chart-keeper",
          "unreadable-keeper",
          "tesseract-again",
          "ppocr-v4");

  private SpendingText() {}

  /** Prints a line for each specialist and kind where others than the free ones were asked. */
  static void print(PrintWriter out, List<Spending> spending) {
    if (spending.stream().allMatch(one -> FREE.contains(one.getSpecialist()))) {
      return;
    }
    out.println("Readings of regions:");
    for (final Spending one : spending) {
      final long tokens = one.getInputTokens() + one.getOutputTokens();
      out.printf(
          Locale.ROOT,
          "  %d %s by %s, %.1f s CPU%s%s%n",
          one.getReadings(),
          one.getKind(),
          one.getSpecialist(),
          one.getCpuSeconds(),
          tokens > 0 ? ", " + tokens + " tokens" : "",
          one.getMoney() > 0 ? String.format(Locale.ROOT, ", %.4f money", one.getMoney()) : "");
    }
  }
}
