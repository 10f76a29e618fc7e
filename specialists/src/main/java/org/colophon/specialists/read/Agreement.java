package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.datasets.metrics.text.EditMatrix;
import org.colophon.datasets.metrics.text.Symbols;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Verdict;

/** How far the readings of a region say the same. */
final class Agreement {
  /** More characters than a page has; what is longer is compared up to here. */
  private static final int MAX_CHARACTERS = 20_000;

  private Agreement() {}

  /**
   * The least agreement of two readings: one less their edit distance over the length of the longer
   * text, 0 to 1. What the first pass saw counts as a reading where it is one; rejected readings do
   * not.
   *
   * @return 0 for fewer than two readings
   */
  static double of(RegionTask task, List<Reading> readings) {
    final List<String> texts = new ArrayList<>();
    if (!task.kind().needsSpecialist() && !task.lines().isEmpty()) {
      texts.add(text(task.lines()));
    }
    readings.stream()
        .filter(reading -> reading.decision().verdict() != Verdict.REJECTED)
        .forEach(reading -> texts.add(text(reading.content().lines())));
    double least = texts.size() < 2 ? 0 : 1;
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        least = Math.min(least, of(texts.get(i), texts.get(j)));
      }
    }
    return least;
  }

  private static double of(String a, String b) {
    final Symbols symbols = new Symbols();
    final int[] first = symbols.ofCharacters(a);
    final int[] second = symbols.ofCharacters(b);
    final int longer = Math.max(first.length, second.length);
    return longer == 0
        ? 1
        : 1 - new EditMatrix(symbols.count()).distance(first, second) / (double) longer;
  }

  private static String text(List<Line> lines) {
    final String text = lines.stream().map(Line::text).collect(Collectors.joining(" "));
    return text.substring(0, Math.min(MAX_CHARACTERS, text.length()));
  }
}
