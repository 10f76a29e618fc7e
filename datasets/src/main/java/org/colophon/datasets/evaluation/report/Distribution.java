package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.colophon.datasets.evaluation.Metric;

/**
 * How a metric's values spread over elements. Quantiles are nearest ranks counted from the best
 * element, so each is the value of an element: {@code p90} is what nine of ten elements reach or
 * better, whether high or low values are good.
 *
 * @param histogram elements by value, in {@link #BINS} equal bins from 0 to 1 and a last one for
 *     values of 1 or more
 */
public record Distribution(
    double median, double p90, double p95, double worst, List<Integer> histogram) {
  /** Bins of width 0.05 below 1. */
  public static final int BINS = 20;

  public Distribution {
    histogram = List.copyOf(histogram);
  }

  /**
   * The distribution of values.
   *
   * @param values at least one
   */
  static Distribution of(Metric metric, List<Double> values) {
    final List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    if (metric.higherIsBetter()) {
      Collections.reverse(sorted);
    }
    final int[] bins = new int[BINS + 1];
    for (final double value : values) {
      bins[(int) Math.max(0, Math.min(BINS, Math.floor(value * BINS)))]++;
    }
    return new Distribution(
        rank(sorted, 50),
        rank(sorted, 90),
        rank(sorted, 95),
        sorted.get(sorted.size() - 1),
        Arrays.stream(bins).boxed().toList());
  }

  /** Nearest rank: the smallest rank that at least this percentage of elements reach. */
  private static double rank(List<Double> fromBest, int percent) {
    final int rank = (int) (((long) percent * fromBest.size() + 99) / 100);
    return fromBest.get(rank - 1);
  }
}
