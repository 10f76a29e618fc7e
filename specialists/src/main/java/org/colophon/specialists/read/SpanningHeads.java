package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import org.colophon.specialists.read.Columns.Extent;

/**
 * Widens headings that stand over the middle of several columns without touching them all: over the
 * headings in the next row, between two vertical lines, or, as the title of a section, over the
 * whole body.
 */
final class SpanningHeads {
  private static final double CENTRED = 0.5;

  private final TableInk ink;
  private final List<TextRow> rows;
  private final List<Extent> columns;

  SpanningHeads(TableInk ink, List<TextRow> rows, List<Extent> columns) {
    this.ink = ink;
    this.rows = rows;
    this.columns = columns;
  }

  /** The same rows of pieces, with headings over all their columns. */
  List<List<Piece>> widened(List<List<Piece>> pieces, int headerEnd) {
    final List<List<Piece>> result = new ArrayList<>();
    for (int r = 0; r < pieces.size(); r++) {
      final List<Piece> row = new ArrayList<>(pieces.get(r));
      if (r < headerEnd) {
        for (int i = 0; i < row.size(); i++) {
          final int low = i == 0 ? 0 : row.get(i - 1).last() + 1;
          final int high = i + 1 == row.size() ? columns.size() - 1 : row.get(i + 1).first() - 1;
          final Piece walled = betweenLines(row.get(i), r, low, high);
          final boolean over = r + 1 < headerEnd && walled.sameColumns(row.get(i));
          row.set(
              i, over ? overHeadings(walled, pieces.get(r + 1), Math.max(1, low), high) : walled);
        }
      } else if (row.size() == 1) {
        row.set(0, sectionTitle(row.get(0)));
      }
      result.add(List.copyOf(row));
    }
    return result;
  }

  /** Columns between the two vertical lines on either side of a heading. */
  private Piece betweenLines(Piece piece, int row, int low, int high) {
    final double y = rows.get(row).centerY();
    final double x = (piece.left() + piece.right()) / 2;
    double left = Double.NEGATIVE_INFINITY;
    double right = Double.POSITIVE_INFINITY;
    for (final Rule rule : ink.verticals()) {
      if (rule.from() < y && rule.to() > y) {
        left = rule.at() < x ? Math.max(left, rule.at()) : left;
        right = rule.at() > x ? Math.min(right, rule.at()) : right;
      }
    }
    int first = piece.first();
    int last = piece.last();
    for (int c = low; c <= high; c++) {
      if (columns.get(c).center() > left && columns.get(c).center() < right) {
        first = Math.min(first, c);
        last = Math.max(last, c);
      }
    }
    final double middle =
        (Math.max(left, columns.get(first).left()) + Math.min(right, columns.get(last).right()))
            / 2;
    final boolean inner = left > ink.left() + ink.em() || right < ink.right() - ink.em();
    final boolean centred = Math.abs(middle - x) < 1.5 * ink.em();
    return inner && centred && first > 0 ? new Piece(first, last, piece.chunks()) : piece;
  }

  /** The run of headings in the next row whose middle is the middle of this one. */
  private Piece overHeadings(Piece piece, List<Piece> next, int low, int high) {
    final List<Piece> below =
        next.stream().filter(p -> p.first() >= low && p.last() <= high).toList();
    final double x = (piece.left() + piece.right()) / 2;
    double single = Double.MAX_VALUE;
    double best = CENTRED * ink.em();
    Piece widest = piece;
    for (int i = 0; i < below.size(); i++) {
      for (int j = i; j < below.size(); j++) {
        final double middle = (below.get(i).left() + below.get(j).right()) / 2;
        final double off = Math.abs(middle - x);
        final boolean holds =
            below.get(i).first() <= piece.first() && below.get(j).last() >= piece.last();
        if (i == j) {
          single = Math.min(single, off);
        } else if (holds && off < best) {
          best = off;
          widest = new Piece(below.get(i).first(), below.get(j).last(), piece.chunks());
        }
      }
    }
    // A heading right over one of them is the first line of that one.
    return single > 2 * best + CENTRED * ink.em() ? widest : piece;
  }

  /** A title alone in its row, in the middle of the columns of values or of the table. */
  private Piece sectionTitle(Piece piece) {
    if (piece.first() == 0 || piece.numeric()) {
      return piece;
    }
    final double x = (piece.left() + piece.right()) / 2;
    final int last = columns.size() - 1;
    for (int first = 1; first >= 0; first--) {
      final double middle = (columns.get(first).left() + columns.get(last).right()) / 2;
      if (last > first && Math.abs(middle - x) < 1.5 * ink.em()) {
        return new Piece(first, last, piece.chunks());
      }
    }
    return piece;
  }
}
