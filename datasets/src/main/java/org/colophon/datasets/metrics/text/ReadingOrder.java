package org.colophon.datasets.metrics.text;

import java.util.Arrays;
import org.colophon.datasets.metrics.Ratio;

/**
 * Reading-order pair accuracy: of all pairs of true elements, the share that the reading has in the
 * same order. The pairwise view is that of C. Clausner, S. Pletschacher, A. Antonacopoulos, "The
 * significance of reading order in document recognition and its evaluation", ICDAR 2013; the count
 * is (1 + Kendall's tau) / 2 (M. Kendall, Biometrika 30, 1938) where nothing is missing.
 *
 * <p>An element that the reading lacks makes all its pairs wrong. So do two elements at the same
 * position for their own pair: an order that is not told is not right.
 */
public final class ReadingOrder {
  private ReadingOrder() {}

  /**
   * @param positions for every element in the order of the truth its place in the reading, at least
   *     0, or -1 where the reading lacks it
   * @return pairs in the right order against all pairs; empty for fewer than two elements
   */
  public static Ratio pairs(int[] positions) {
    final int[] ranks = Arrays.stream(positions).filter(p -> p >= 0).sorted().toArray();
    final long[] tree = new long[ranks.length + 1];
    long right = 0;
    for (final int position : positions) {
      if (position >= 0) {
        final int rank = firstOf(ranks, position);
        right += countBelow(tree, rank);
        add(tree, rank);
      }
    }
    return new Ratio(right, (long) positions.length * (positions.length - 1) / 2);
  }

  private static int firstOf(int[] sorted, int value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      final int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // A Fenwick tree: how many of the elements seen so far stand before a rank.
  private static long countBelow(long[] tree, int rank) {
    long sum = 0;
    for (int i = rank; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static void add(long[] tree, int rank) {
    for (int i = rank + 1; i < tree.length; i += i & -i) {
      tree[i]++;
    }
  }
}
