package org.colophon.datasets.metrics.text;

import java.util.Arrays;

/**
 * A cheapest alignment of two sequences under insertions, deletions and substitutions of cost 1 (V.
 * Levenshtein 1966). The matrix is halved as by D. Hirschberg, "A linear space algorithm for
 * computing maximal common subsequences", CACM 18(6), 1975, until a part fits a fixed memory.
 *
 * <p>Of several cheapest alignments it takes one by fixed rules that prefer substitutions, so that
 * the same texts always give the same counts; the sum of the three kinds of edits is unique, its
 * parts are not.
 */
public final class Alignment {
  /** Words of 64 bits that the traces of one part may take, twice: 1 MiB. */
  private static final long MOST_TRACE = 1 << 16;

  /** Cells of the matrix; some ten seconds of work. */
  private static final long MOST_CELLS = 1L << 36;

  private final int[] truth;
  private final int[] reading;
  private final EditMatrix matrix;
  private final int[] partners;

  private Alignment(int[] truth, int[] reading, int symbols) {
    this.truth = truth;
    this.reading = reading;
    this.matrix = new EditMatrix(symbols);
    this.partners = new int[truth.length];
  }

  /**
   * Aligns two sequences of symbols that are numbered below {@code symbols}.
   *
   * @return for every place of the truth the place in the reading that stands for it, ascending; -1
   *     where the reading has none
   * @throws IllegalArgumentException if the product of the lengths passes 2^36
   */
  public static int[] partners(int[] truth, int[] reading, int symbols) {
    if ((long) truth.length * reading.length > MOST_CELLS) {
      throw new IllegalArgumentException(
          "a truth of %d and a reading of %d symbols are too long to be aligned; compare page by page"
              .formatted(truth.length, reading.length));
    }
    final Alignment alignment = new Alignment(truth, reading, symbols);
    Arrays.fill(alignment.partners, -1);
    alignment.align(0, truth.length, 0, reading.length);
    return alignment.partners;
  }

  private void align(int truthFrom, int truthTo, int readingFrom, int readingTo) {
    int from = truthFrom;
    int start = readingFrom;
    while (from < truthTo && start < readingTo && truth[from] == reading[start]) {
      partners[from++] = start++;
    }
    int to = truthTo;
    int end = readingTo;
    while (from < to && start < end && truth[to - 1] == reading[end - 1]) {
      partners[--to] = --end;
    }
    if (from == to || start == end) {
      return;
    }
    if ((long) EditMatrix.strips(to - from) * (end - start) <= MOST_TRACE || end - start == 1) {
      walkBack(from, to, start, end);
      return;
    }
    final int middle = (start + end) >>> 1;
    final int split = from + bestSplit(from, to, start, middle, end);
    align(from, split, start, middle);
    align(split, to, middle, end);
  }

  private int bestSplit(int from, int to, int start, int middle, int end) {
    final int[] upper =
        matrix.lastColumn(Slice.forwards(truth, from, to), Slice.forwards(reading, start, middle));
    final int[] lower =
        matrix.lastColumn(Slice.backwards(truth, from, to), Slice.backwards(reading, middle, end));
    final int length = to - from;
    int best = 0;
    for (int i = 1; i <= length; i++) {
      if (upper[i] + lower[length - i] < upper[best] + lower[length - best]) {
        best = i;
      }
    }
    return best;
  }

  private void walkBack(int from, int to, int start, int end) {
    final EditMatrix.Trace trace =
        matrix.trace(Slice.forwards(truth, from, to), Slice.forwards(reading, start, end));
    int row = to - from - 1;
    int column = end - start - 1;
    while (row >= 0 && column >= 0) {
      final boolean same = truth[from + row] == reading[start + column];
      if (same || !trace.equalsDiagonal(row, column)) {
        partners[from + row] = start + column;
        row--;
        column--;
      } else if (trace.risesFromAbove(row, column)) {
        row--;
      } else {
        column--;
      }
    }
  }
}
