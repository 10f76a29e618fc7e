package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.FitOrigin;

/** What calibrations are worth on unseen documents, as a person reads it. */
final class CalibrationText {
  private CalibrationText() {}

  private record Row(String specialist, String method, FitOrigin.Group group) {}

  static void print(Calibrations calibrations, PrintWriter out) {
    final List<Row> rows = new ArrayList<>();
    calibrations
        .calibrations()
        .forEach(
            fit ->
                fit.origin()
                    .groups()
                    .forEach(group -> rows.add(new Row(fit.specialist(), "trees", group))));
    calibrations
        .scalars()
        .forEach(
            fit ->
                fit.origin()
                    .groups()
                    .forEach(group -> rows.add(new Row(fit.specialist(), fit.method(), group))));
    final String names =
        "%-"
            + width("specialist", rows.stream().map(Row::specialist).toList())
            + "s  %-8s  %-"
            + width("group", rows.stream().map(row -> row.group().group()).toList())
            + "s";
    out.printf(
        Locale.ROOT,
        names + "  documents    words  ECE raw  unseen  risk area raw  unseen%n",
        "specialist",
        "fit",
        "group");
    for (final Row row : rows) {
      final FitOrigin.Group group = row.group();
      out.printf(
          Locale.ROOT,
          names + "  %9d  %7d  %7.4f  %6.4f  %13.4f  %6.4f%n",
          row.specialist(),
          row.method(),
          group.group(),
          group.documents(),
          group.words(),
          group.rawError(),
          group.error(),
          group.rawRisk(),
          group.risk());
    }
  }

  private static int width(String name, List<String> values) {
    return Math.max(name.length(), values.stream().mapToInt(String::length).max().orElse(0));
  }
}
