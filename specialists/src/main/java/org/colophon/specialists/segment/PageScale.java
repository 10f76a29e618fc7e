package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * The measures of a page's running text, which all distances are compared with.
 *
 * @param size font size of the running text, pixels
 * @param pitch distance between its baselines, pixels
 */
record PageScale(double size, double pitch, int width, int height) {
  private static final double DEFAULT_POINTS = 10;
  private static final double POINTS_PER_INCH = 72;
  private static final double LEADING = 1.2;

  static PageScale of(List<Strip> strips, PageAnalysis page) {
    final double measured =
        Medians.weighted(
            strips.stream().mapToDouble(Strip::size).toArray(),
            strips.stream().mapToDouble(strip -> strip.profile().characters()).toArray());
    final double size =
        measured > 0 ? measured : DEFAULT_POINTS * Math.max(72, page.dpi()) / POINTS_PER_INCH;
    return new PageScale(size, pitch(strips, size), page.width(), page.height());
  }

  /** The usual distance from one baseline to the next below it in the same column. */
  static double pitch(List<Strip> strips, double size) {
    final List<Double> distances = new ArrayList<>();
    final List<Strip> byHeight =
        strips.stream()
            .filter(strip -> Math.abs(strip.size() - size) < 0.2 * size)
            .sorted(
                java.util.Comparator.comparingDouble(Strip::base).thenComparingInt(Strip::index))
            .toList();
    for (int i = 0; i < byHeight.size(); i++) {
      final Strip upper = byHeight.get(i);
      for (int j = i + 1; j < byHeight.size(); j++) {
        final Strip lower = byHeight.get(j);
        final double distance = lower.base() - upper.base();
        if (distance > 4 * size) {
          break;
        }
        final int shorter = Math.min(upper.box().width(), lower.box().width());
        if (distance > 0.7 * size
            && upper.box().horizontalOverlap(lower.box()) > 0.7 * shorter
            && shorter > 4 * size) {
          distances.add(distance);
          break;
        }
      }
    }
    return distances.size() < 3
        ? LEADING * size
        : Medians.of(distances.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
