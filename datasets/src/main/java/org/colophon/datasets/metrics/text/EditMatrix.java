package org.colophon.datasets.metrics.text;

import java.util.Arrays;

/**
 * The matrix of edit distances between two sequences, 64 rows at a time in one machine word: G.
 * Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming", JACM 46(3), 1999; the blocks are those of H. Hyyrö, "A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10, 2003. Strips
 * of 64 rows are filled one after the other, so that memory grows with the columns alone.
 *
 * <p>Commons Text computes plain distances with work proportional to the product of the lengths and
 * aligns with a matrix of that size; java-diff-utils and Commons Collections find longest common
 * subsequences, which know no substitutions. Neither can compare pages of 20,000 characters in the
 * time and memory wanted here.
 */
public final class EditMatrix {
  private static final int STRIP = Long.SIZE;

  private final long[] rowsWith;
  private byte[] across = new byte[0];
  private long[] rises = new long[0];
  private long[] falls = new long[0];

  /**
   * For any number of comparisons, one after the other.
   *
   * @param symbols how many different symbols there are, all numbered below it
   */
  public EditMatrix(int symbols) {
    this.rowsWith = new long[symbols];
  }

  static int strips(int rows) {
    return (rows + STRIP - 1) / STRIP;
  }

  /** What a run leaves behind for finding the way back through the matrix. */
  static final class Trace {
    private final int columns;
    private final long[] rises;
    private final long[] level;

    Trace(int rows, int columns) {
      this.columns = columns;
      this.rises = new long[strips(rows) * columns];
      this.level = new long[strips(rows) * columns];
    }

    /** Whether the cell is one more than the cell above it. */
    boolean risesFromAbove(int row, int column) {
      return bit(rises, row, column);
    }

    /** Whether the cell is the same as its neighbour above and left; otherwise it is one more. */
    boolean equalsDiagonal(int row, int column) {
      return bit(level, row, column);
    }

    private boolean bit(long[] words, int row, int column) {
      return (words[row / STRIP * columns + column] >>> (row % STRIP) & 1) != 0;
    }
  }

  /** Edit distance of two sequences of symbols. */
  public int distance(int[] first, int[] second) {
    if (first.length > 0 && first.length <= STRIP) {
      return distanceOfOneStrip(first, second);
    }
    fill(Slice.forwards(first, 0, first.length), Slice.forwards(second, 0, second.length), 1, null);
    int distance = second.length;
    for (int strip = 0; strip < strips(first.length); strip++) {
      distance += Long.bitCount(rises[strip]) - Long.bitCount(falls[strip]);
    }
    return distance;
  }

  /** The same without the arrays that lead from strip to strip: cells of tables, by the million. */
  private int distanceOfOneStrip(int[] first, int[] second) {
    for (int row = 0; row < first.length; row++) {
      rowsWith[first[row]] |= 1L << row;
    }
    final long lastRow = 1L << (first.length - 1);
    long rise = -1;
    long fall = 0;
    int distance = first.length;
    for (final int symbol : second) {
      final long equal = rowsWith[symbol];
      final long diagonal = (((equal & rise) + rise) ^ rise) | equal;
      final long right = fall | ~(diagonal | rise);
      final long left = rise & diagonal;
      distance += (right & lastRow) != 0 ? 1 : (left & lastRow) != 0 ? -1 : 0;
      final long vertical = equal | fall;
      final long rightAbove = (right << 1) | 1;
      rise = (left << 1) | ~(vertical | rightAbove);
      fall = rightAbove & vertical;
    }
    for (final int symbol : first) {
      rowsWith[symbol] = 0;
    }
    return distance;
  }

  /** Distances of all beginnings of the rows, from none to all, to the whole of the columns. */
  int[] lastColumn(Slice rows, Slice columns) {
    fill(rows, columns, 1, null);
    final int[] distances = new int[rows.length() + 1];
    distances[0] = columns.length();
    for (int row = 0; row < rows.length(); row++) {
      final int delta =
          (int) (rises[row / STRIP] >>> (row % STRIP) & 1)
              - (int) (falls[row / STRIP] >>> (row % STRIP) & 1);
      distances[row + 1] = distances[row] + delta;
    }
    return distances;
  }

  Trace trace(Slice rows, Slice columns) {
    final Trace trace = new Trace(rows.length(), columns.length());
    fill(rows, columns, 1, trace);
    return trace;
  }

  /**
   * Where in the columns the rows stand best, by P. Sellers, "The theory and computation of
   * evolutionary distances", Journal of Algorithms 1, 1980: the first of the best places, taken as
   * long as it can be.
   */
  Place find(Slice rows, int[] text, int from, int to) {
    final int end = bestEnd(rows, Slice.forwards(text, from, to));
    final int longest = Math.min(end, 2 * rows.length());
    final Slice reversed =
        new Slice(
            rows.symbols(),
            rows.first() + (rows.length() - 1) * rows.step(),
            rows.length(),
            -rows.step());
    // The match ends here, so going backwards its first column is not free.
    final Slice before = Slice.backwards(text, from + end - longest, from + end);
    fill(reversed, before, 1, null);
    int distance = rows.length();
    int best = distance;
    int length = 0;
    for (int column = 0; column < before.length(); column++) {
      distance += across[column];
      if (distance < best || (distance == best && length == column)) {
        best = distance;
        length = column + 1;
      }
    }
    return new Place(from + end - length, from + end, best);
  }

  /** A run of the text, and its distance to what was looked for. */
  record Place(int from, int to, int distance) {}

  private int bestEnd(Slice rows, Slice columns) {
    fill(rows, columns, 0, null);
    int distance = rows.length();
    int best = distance;
    int end = 0;
    for (int column = 0; column < columns.length(); column++) {
      distance += across[column];
      if (distance < best || (distance == best && end == column)) {
        best = distance;
        end = column + 1;
      }
    }
    return end;
  }

  /**
   * Fills the matrix; leaves the vertical differences of the last column in {@code rises} and
   * {@code falls}, the horizontal ones of the last row in {@code across}.
   *
   * @param top difference between neighbours in the row above the first: 1 where the columns begin
   *     with the rows, 0 where the rows may begin anywhere in the columns
   */
  private void fill(Slice rows, Slice columns, int top, Trace trace) {
    final int strips = strips(rows.length());
    if (across.length < columns.length()) {
      across = new byte[columns.length()];
    }
    if (rises.length < strips) {
      rises = new long[strips];
      falls = new long[strips];
    }
    Arrays.fill(across, 0, columns.length(), (byte) top);
    for (int strip = 0; strip < strips; strip++) {
      final int first = strip * STRIP;
      final int last = Math.min(rows.length(), first + STRIP);
      for (int row = first; row < last; row++) {
        rowsWith[rows.at(row)] |= 1L << (row - first);
      }
      fillStrip(strip, last - first, columns, trace);
      for (int row = first; row < last; row++) {
        rowsWith[rows.at(row)] = 0;
      }
    }
  }

  private void fillStrip(int strip, int rows, Slice columns, Trace trace) {
    final long lastRow = 1L << (rows - 1);
    long rise = -1;
    long fall = 0;
    for (int column = 0; column < columns.length(); column++) {
      final int in = across[column];
      long equal = rowsWith[columns.at(column)];
      final long vertical = equal | fall;
      if (in < 0) {
        equal |= 1;
      }
      final long diagonal = (((equal & rise) + rise) ^ rise) | equal;
      long right = fall | ~(diagonal | rise);
      long left = rise & diagonal;
      if (trace != null) {
        trace.level[strip * trace.columns + column] = diagonal | fall;
      }
      across[column] = (byte) ((right & lastRow) != 0 ? 1 : (left & lastRow) != 0 ? -1 : 0);
      right <<= 1;
      left <<= 1;
      if (in < 0) {
        left |= 1;
      } else if (in > 0) {
        right |= 1;
      }
      rise = left | ~(vertical | right);
      fall = right & vertical;
      if (trace != null) {
        trace.rises[strip * trace.columns + column] = rise;
      }
    }
    final long used = lastRow | (lastRow - 1);
    rises[strip] = rise & used;
    falls[strip] = fall & used;
  }
}
