package org.colophon.specialists.confidence;

import java.util.Arrays;

/** Values of clues cut into bins of about equal mass, so that a tree tries few bounds. */
final class BinnedClues {
  static final int MOST_BINS = 64;

  private final double[][] bounds;
  private final byte[][] bins;

  /**
   * @param rows values of the clues, a row for each word
   * @param clues their number
   */
  BinnedClues(double[][] rows, int clues) {
    bounds = new double[clues][];
    bins = new byte[clues][rows.length];
    for (int clue = 0; clue < clues; clue++) {
      final int column = clue;
      final double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
      bounds[clue] = bounds(values);
      for (int i = 0; i < values.length; i++) {
        final int place = Arrays.binarySearch(bounds[clue], values[i]);
        bins[clue][i] = (byte) (place >= 0 ? place : -place - 1);
      }
    }
  }

  /** Upper ends of all bins but the last, each half way between two values that are there. */
  private static double[] bounds(double[] values) {
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final double[] found = new double[MOST_BINS - 1];
    int count = 0;
    for (int bin = 1; bin < MOST_BINS; bin++) {
      final int place = (int) ((long) sorted.length * bin / MOST_BINS);
      if (place > 0 && place < sorted.length && sorted[place - 1] < sorted[place]) {
        found[count++] = rounded(sorted[place - 1], sorted[place]);
      } else if (place > 0 && place < sorted.length) {
        final int next = next(sorted, place);
        if (next < sorted.length) {
          found[count++] = rounded(sorted[next - 1], sorted[next]);
        }
      }
    }
    return Arrays.stream(found, 0, count).distinct().sorted().toArray();
  }

  /** A number between two, of few digits where there is one: shorter in files. */
  private static double rounded(double low, double high) {
    final double middle = Digits.few(low + (high - low) / 2);
    return middle >= low && middle < high ? middle : low;
  }

  private static int next(double[] sorted, int place) {
    int next = place;
    while (next < sorted.length && sorted[next] == sorted[place]) {
      next++;
    }
    return next;
  }

  int clues() {
    return bounds.length;
  }

  int count(int clue) {
    return bounds[clue].length + 1;
  }

  int bin(int clue, int row) {
    return bins[clue][row];
  }

  /** The largest value of a bin that is not the last. */
  double bound(int clue, int bin) {
    return bounds[clue][bin];
  }
}
