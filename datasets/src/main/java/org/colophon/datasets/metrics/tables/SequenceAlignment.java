package org.colophon.datasets.metrics.tables;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The cheapest alignment of two sequences under given costs (S. Needleman, C. Wunsch, Journal of
 * Molecular Biology 48, 1970), inside a corridor along the diagonal where they are long.
 *
 * @param cost of the whole alignment
 * @param partners for every place of the first sequence its place in the second, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out of this package
record SequenceAlignment(double cost, int[] partners) {
  private static final byte PAIR = 0;
  private static final byte DROP = 1;
  private static final byte ADD = 2;

  /** What it costs to take one element for another. */
  interface PairCost {
    double of(int first, int second);
  }

  /**
   * Aligns two sequences.
   *
   * @param halfWidth of the corridor: how far, in places of the second sequence, a pair may lie
   *     from the line that joins the two ends
   */
  static SequenceAlignment of(
      int first,
      int second,
      PairCost pair,
      IntToDoubleFunction drop,
      IntToDoubleFunction add,
      int halfWidth) {
    final int width = (int) Math.min(second + 1L, 2L * slack(first, second, halfWidth) + 1);
    final byte[][] steps = new byte[first + 1][width];
    double[] above = new double[second + 1];
    double[] current = new double[second + 1];
    Arrays.fill(above, Double.POSITIVE_INFINITY);
    above[0] = 0;
    int aboveTo = lastColumn(0, first, second, width);
    for (int j = 1; j <= aboveTo; j++) {
      above[j] = above[j - 1] + add.applyAsDouble(j - 1);
      steps[0][j] = ADD;
    }
    for (int i = 1; i <= first; i++) {
      final int from = firstColumn(i, first, second, width);
      final int to = lastColumn(i, first, second, width);
      final double dropCost = drop.applyAsDouble(i - 1);
      Arrays.fill(above, aboveTo + 1, Math.max(aboveTo, to) + 1, Double.POSITIVE_INFINITY);
      for (int j = from; j <= to; j++) {
        double best = above[j] + dropCost;
        byte step = DROP;
        if (j > from && current[j - 1] + add.applyAsDouble(j - 1) < best) {
          best = current[j - 1] + add.applyAsDouble(j - 1);
          step = ADD;
        }
        if (j > 0 && isInside(i - 1, j - 1, first, second, width)) {
          final double paired = above[j - 1] + pair.of(i - 1, j - 1);
          if (paired <= best) {
            best = paired;
            step = PAIR;
          }
        }
        current[j] = best;
        steps[i][j - from] = step;
      }
      final double[] spare = above;
      above = current;
      current = spare;
      aboveTo = to;
    }
    return new SequenceAlignment(above[second], walkBack(steps, first, second, width));
  }

  private static int[] walkBack(byte[][] steps, int first, int second, int width) {
    final int[] partners = new int[first];
    Arrays.fill(partners, -1);
    int i = first;
    int j = second;
    while (i > 0 || j > 0) {
      final byte step = i == 0 ? ADD : steps[i][j - firstColumn(i, first, second, width)];
      if (step == PAIR) {
        partners[--i] = --j;
      } else if (step == DROP) {
        i--;
      } else {
        j--;
      }
    }
    return partners;
  }

  /** Neighbouring rows of the corridor must overlap. */
  private static long slack(int first, int second, int halfWidth) {
    return Math.max(halfWidth, second / (first + 1L) + 1);
  }

  private static int firstColumn(int row, int first, int second, int width) {
    final long centre = first == 0 ? 0 : (long) row * second / first;
    return (int) Math.max(0, Math.min(centre - width / 2, second + 1L - width));
  }

  private static int lastColumn(int row, int first, int second, int width) {
    return Math.min(second, firstColumn(row, first, second, width) + width - 1);
  }

  private static boolean isInside(int row, int column, int first, int second, int width) {
    return column >= firstColumn(row, first, second, width)
        && column <= lastColumn(row, first, second, width);
  }
}
