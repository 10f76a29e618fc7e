package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.colophon.specialists.confidence.FitOrigin;

/** What a calibration is worth on unseen documents, as a person reads it. */
final class CalibrationText {
  private static final String NAME = "group";

  private CalibrationText() {}

  static void print(FitOrigin origin, PrintWriter out) {
    final List<FitOrigin.Group> groups = origin.groups();
    final int width =
        Math.max(
            NAME.length(),
            groups.stream().mapToInt(group -> group.group().length()).max().orElse(0));
    out.printf(
        Locale.ROOT,
        "%-" + width + "s  documents    words  ECE raw  unseen  risk area raw  unseen%n",
        NAME);
    for (final FitOrigin.Group group : groups) {
      out.printf(
          Locale.ROOT,
          "%-" + width + "s  %9d  %7d  %7.4f  %6.4f  %13.4f  %6.4f%n",
          group.group(),
          group.documents(),
          group.words(),
          group.rawError(),
          group.error(),
          group.rawRisk(),
          group.risk());
    }
  }
}
