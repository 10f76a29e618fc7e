package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.colophon.specialists.read.Columns.Extent;

/** Joins lines of words that are parts of one row of cells. */
final class RowMerge {
  private final TableInk ink;
  private final List<TextRow> rows;
  private final List<List<Piece>> pieces;
  private final List<Extent> columns;
  private final double leading;

  RowMerge(TableInk ink, List<TextRow> rows, List<List<Piece>> pieces, List<Extent> columns) {
    this.ink = ink;
    this.rows = rows;
    this.pieces = pieces;
    this.columns = columns;
    this.leading = measured();
  }

  /** The usual distance of two lines of words in one column, pixels. */
  double leading() {
    return leading;
  }

  /** The closest usual distance of two lines of words in one column. */
  private double measured() {
    final double[] distances = new double[rows.size()];
    int count = 0;
    for (int r = 0; r < rows.size(); r++) {
      // A label on two lines has its numbers between them: look past rows of other columns.
      for (int below = r + 1; below < Math.min(rows.size(), r + 4); below++) {
        final List<Piece> next = pieces.get(below);
        if (pieces.get(r).stream().anyMatch(p -> next.stream().anyMatch(p::touches))) {
          distances[count++] = rows.get(below).centerY() - rows.get(r).centerY();
          break;
        }
      }
    }
    if (count == 0) {
      return 1.3 * ink.em();
    }
    Arrays.sort(distances, 0, count);
    return distances[count / 5];
  }

  /** The rows of the table's body. */
  List<List<Piece>> body(int from) {
    final boolean banded = banded(from);
    final List<List<Piece>> records = new ArrayList<>();
    for (int r = from; r < rows.size(); r++) {
      final boolean continues =
          r > from && (banded ? !ruledAbove(r) : continues(records.get(records.size() - 1), r));
      if (continues) {
        final int last = records.size() - 1;
        records.set(last, merged(records.get(last), pieces.get(r)));
      } else {
        records.add(pieces.get(r));
      }
    }
    return records;
  }

  /** Whether lines across the table part the rows: several bands, few with two rows of numbers. */
  private boolean banded(int from) {
    int bands = 1;
    int crowded = 0;
    int numbers = 0;
    for (int r = from; r < rows.size(); r++) {
      if (r > from && ruledAbove(r)) {
        bands++;
        numbers = 0;
      }
      if (numbers(pieces.get(r)) && ++numbers == 2) {
        crowded++;
      }
    }
    return bands >= 4 && crowded * 5 <= bands;
  }

  private boolean continues(List<Piece> record, int row) {
    final double distance = distance(row);
    if (ruledAbove(row) || distance > 1.35 * leading) {
      return false;
    }
    if (distance < 0.75 * leading) {
      return true;
    }
    final List<Piece> line = pieces.get(row);
    final Piece label = inFirst(line);
    final Piece labelAbove = inFirst(record);
    final boolean numbers = numbers(line);
    if (label == null) {
      return !numbers && line.stream().allMatch(p -> record.stream().anyMatch(p::sameColumns));
    }
    if (labelAbove == null) {
      return false;
    }
    final boolean wraps = label.startsLower() || full(labelAbove, label);
    if (line.size() == 1) {
      return wraps && label.last() == 0;
    }
    if (record.size() == 1 && labelAbove.last() == 0) {
      return wraps;
    }
    return !numbers && line.stream().allMatch(Piece::startsLower);
  }

  private static Piece inFirst(List<Piece> line) {
    return line.isEmpty() || line.get(0).first() > 0 ? null : line.get(0);
  }

  private static boolean numbers(List<Piece> line) {
    return line.stream().anyMatch(p -> p.first() > 0 && p.numeric());
  }

  /** Whether the first word of the next line would not have fitted at the end of the one above. */
  private boolean full(Piece above, Piece next) {
    final Token end = above.tokens().get(above.tokens().size() - 1);
    final double free = columns.get(0).right() - end.right();
    return free < next.tokens().get(0).width() + 0.2 * ink.em() && above.tokens().size() > 2;
  }

  private double distance(int row) {
    return rows.get(row).centerY() - rows.get(row - 1).centerY();
  }

  /** Whether lines between a row and the one above it cover most of the table's width. */
  private boolean ruledAbove(int row) {
    return ink.ruledBetween(rows.get(row - 1), rows.get(row)) > 0.5 * ink.width();
  }

  private static List<Piece> merged(List<Piece> above, List<Piece> below) {
    final List<Piece> all = new ArrayList<>(above);
    all.addAll(below);
    return Piece.joined(all);
  }
}
