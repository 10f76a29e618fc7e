package org.colophon.specialists.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.colophon.datasets.model.RegionTask;

/**
 * What must be true of a region for a rung to be asked at all. What depends on other readings is
 * not among it.
 *
 * @param languages Tesseract codes of which the page must have one; empty for any
 * @param dpi resolution of the crop, pixels per inch
 * @param width of the region, pixels
 * @param height of the region, pixels
 * @param area of the region, pixels
 * @param confidenceBelow what the least certain word that the first pass saw must be below, 0 to 1;
 *     more than 1 for any
 */
record Conditions(
    List<String> languages,
    Range dpi,
    Range width,
    Range height,
    Range area,
    double confidenceBelow) {
  static final double ANY_CONFIDENCE = 2;
  static final Conditions NONE =
      new Conditions(List.of(), Range.ALL, Range.ALL, Range.ALL, Range.ALL, ANY_CONFIDENCE);

  Conditions {
    languages = List.copyOf(languages);
  }

  /** Holds them against a region. */
  Verdict of(RegionTask task) {
    final Verdict verdict = new Verdict(new ArrayList<>(), new ArrayList<>());
    if (!languages.isEmpty()) {
      final boolean one =
          Arrays.stream(task.language().split("\\+", -1)).anyMatch(languages::contains);
      verdict.add(one, "language " + task.language(), "one of " + String.join(", ", languages));
    }
    verdict.add(dpi, task.dpi(), "dpi");
    verdict.add(width, task.box().width(), "width");
    verdict.add(height, task.box().height(), "height");
    verdict.add(area, (double) task.box().width() * task.box().height(), "area");
    if (confidenceBelow <= 1) {
      final double least = FirstPass.leastCertain(task);
      verdict.add(
          least < confidenceBelow,
          String.format(Locale.ROOT, "first pass sure to %.2f", least),
          "below " + Quantity.plain(confidenceBelow));
    }
    return verdict;
  }

  /**
   * Which conditions are met, and which are not, in plain words.
   *
   * @param missed each with what it would take
   */
  record Verdict(List<String> met, List<String> missed) {
    private void add(Range range, double value, String name) {
      if (!range.isAll()) {
        add(range.holds(value), name + " " + Math.round(value), range.toString());
      }
    }

    private void add(boolean holds, String fact, String wanted) {
      if (holds) {
        met.add(fact);
      } else {
        missed.add(fact + ", not " + wanted);
      }
    }
  }
}
