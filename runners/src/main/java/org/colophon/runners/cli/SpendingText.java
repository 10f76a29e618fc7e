package org.colophon.runners.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.colophon.datasets.schema.proto.DocumentSpending;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.Spending;

/** Who was asked to read regions of which kind, and what it cost, as a person reads it. */
final class SpendingText {
  private static final int SHOWN_DOCUMENTS = 3;
  private static final int SHOWN_READERS = 3;

  /** Money is dearer than tokens, and those than time. */
  private static final Comparator<Spending> DEAREST =
      Comparator.comparingDouble(Spending::getMoney)
          .thenComparingLong(SpendingText::tokens)
          .thenComparingDouble(Spending::getCpuSeconds)
          .reversed();

  private SpendingText() {}

  /** Prints a line for each specialist and kind, and one for each of the dearest documents. */
  static void print(PrintWriter out, RunSummary summary) {
    if (summary.getSpendingCount() == 0) {
      return;
    }
    out.println("Readings, by specialist and kind:");
    for (final Spending one : summary.getSpendingList()) {
      out.println("  " + reading(one));
    }
    // Of a single document, that was all.
    if (summary.getDearestCount() > 1) {
      documents(out, summary.getDearestList());
    }
  }

  private static void documents(PrintWriter out, List<DocumentSpending> documents) {
    out.println("Dearest documents, all work on them and their dearest readings:");
    for (final DocumentSpending document :
        documents.subList(0, Math.min(SHOWN_DOCUMENTS, documents.size()))) {
      final String readings =
          document.getSpendingList().stream()
              .sorted(DEAREST)
              .limit(SHOWN_READERS)
              .map(SpendingText::reading)
              .collect(joining("; "));
      out.printf(
          Locale.ROOT,
          "  %s (%s): %.1f s CPU%s%n",
          document.getName(),
          document.getDocumentId(),
          document.getCpuSeconds(),
          readings.isEmpty() ? "" : "; " + readings);
    }
  }

  private static String reading(Spending one) {
    final long tokens = tokens(one);
    return String.format(
        Locale.ROOT,
        "%d %s by %s, %.1f s CPU, %.1f s on the clock%s%s",
        one.getReadings(),
        one.getKind(),
        one.getSpecialist(),
        one.getCpuSeconds(),
        one.getWallSeconds(),
        tokens > 0 ? ", " + tokens + " tokens" : "",
        one.getMoney() > 0 ? String.format(Locale.ROOT, ", %.4f money", one.getMoney()) : "");
  }

  private static long tokens(Spending one) {
    return one.getInputTokens() + one.getOutputTokens();
  }
}
