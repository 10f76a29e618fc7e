package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;

/**
 * Strips that stand side by side on one baseline, from left to right.
 *
 * @param anchor the widest strip, which stands for the height of the row
 */
record Row(Strip anchor, List<Strip> strips, Box box, TextProfile profile) {
  private static final int FRAGMENT = 4;

  /** Groups strips into rows from top to bottom; every strip is in exactly one row. */
  static List<Row> of(List<Strip> strips) {
    final List<Strip> widestFirst = new ArrayList<>(strips);
    widestFirst.sort(
        Comparator.comparingInt((Strip strip) -> -strip.box().width())
            .thenComparingInt(Strip::index));
    final List<List<Strip>> groups = new ArrayList<>();
    for (final Strip strip : widestFirst) {
      // Scripts, accents and brackets of formulas reach above and below the row they belong to.
      final boolean fragment = strip.profile().characters() <= FRAGMENT;
      List<Strip> best = null;
      double bestShare = fragment ? 0.3 : 0.5;
      for (final List<Strip> group : groups) {
        final double share = sharedHeight(group.get(0).box(), strip.box());
        if (share > bestShare
            && (fragment || group.stream().noneMatch(other -> collides(other, strip)))) {
          best = group;
          bestShare = share;
        }
      }
      if (best == null) {
        best = new ArrayList<>();
        groups.add(best);
      }
      best.add(strip);
    }
    return groups.stream()
        .map(Row::ofGroup)
        .sorted(
            Comparator.comparingDouble((Row row) -> row.anchor.box().centerY())
                .thenComparingInt(row -> row.box.left()))
        .toList();
  }

  private static boolean collides(Strip a, Strip b) {
    return a.box().horizontalOverlap(b.box()) > 0.5 * Math.min(a.box().width(), b.box().width());
  }

  /** Shared height over the smaller height. */
  static double sharedHeight(Box a, Box b) {
    return a.verticalOverlap(b) / Math.max(1.0, Math.min(a.height(), b.height()));
  }

  private static Row ofGroup(List<Strip> group) {
    final List<Strip> sorted =
        group.stream()
            .sorted(
                Comparator.comparingInt((Strip strip) -> strip.box().left())
                    .thenComparingInt(Strip::index))
            .toList();
    final Box box = sorted.stream().map(Strip::box).reduce(Box::union).orElseThrow();
    final String text = sorted.stream().map(Strip::text).collect(Collectors.joining(" "));
    return new Row(group.get(0), sorted, box, TextProfile.of(text));
  }

  double size() {
    return Medians.weighted(
        strips.stream().mapToDouble(Strip::size).toArray(),
        strips.stream().mapToDouble(strip -> strip.profile().characters()).toArray());
  }

  double bold() {
    return shareOf(Strip::bold);
  }

  double italic() {
    return shareOf(Strip::italic);
  }

  double confidence() {
    return strips.stream().mapToDouble(Strip::confidence).average().orElse(0);
  }

  double base() {
    return anchor.base();
  }

  private double shareOf(java.util.function.ToDoubleFunction<Strip> property) {
    double all = 0;
    double having = 0;
    for (final Strip strip : strips) {
      all += strip.profile().characters();
      having += property.applyAsDouble(strip) * strip.profile().characters();
    }
    return all == 0 ? 0 : having / all;
  }
}
