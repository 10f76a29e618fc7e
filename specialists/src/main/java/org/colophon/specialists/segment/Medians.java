package org.colophon.specialists.segment;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Medians, which shrug off the outliers that every page has. */
final class Medians {
  private Medians() {}

  /** The value with half of the weight on either side; 0 without weight. */
  static double weighted(double[] values, double[] weights) {
    final int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double total = 0;
    for (final double weight : weights) {
      total += weight;
    }
    double seen = 0;
    for (final int i : order) {
      seen += weights[i];
      if (seen >= total / 2 && weights[i] > 0) {
        return values[i];
      }
    }
    return 0;
  }

  /** The middle value; 0 where there is none. */
  static double of(double[] values) {
    final double[] ones = new double[values.length];
    java.util.Arrays.fill(ones, 1);
    return weighted(values, ones);
  }
}
