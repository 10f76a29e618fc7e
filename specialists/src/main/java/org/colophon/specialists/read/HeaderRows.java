package org.colophon.specialists.read;

import java.util.List;

/** Says how many rows of words at the top of a table are headings. */
final class HeaderRows {
  /** Share of the width that a line across the table covers. */
  private static final double WIDE = 0.6;

  private HeaderRows() {}

  /**
   * Rows above the last line across the table before the first row of numbers; without such a line,
   * rows without numbers over rows with numbers; in a table without numbers, rows above the first
   * line, or in bold over rows that are not.
   */
  static int end(TableInk ink, List<TextRow> rows, List<List<Piece>> pieces) {
    final int numbers = firstNumbers(pieces);
    final int limit = numbers < 0 ? Math.max(1, rows.size() / 3) : numbers;
    int ruled = 0;
    for (int r = 1; r <= limit && r < rows.size(); r++) {
      if (ink.ruledBetween(rows.get(r - 1), rows.get(r)) >= WIDE * ink.width()) {
        ruled = r;
        if (numbers < 0) {
          break;
        }
      }
    }
    if (ruled > 0) {
      return ruled;
    }
    if (numbers < 0) {
      return bold(pieces);
    }
    int end = numbers;
    // A title of the first group of rows stands in the first column alone.
    while (end > 1 && pieces.get(end - 1).size() == 1 && pieces.get(end - 1).get(0).first() == 0) {
      end--;
    }
    return end;
  }

  private static int firstNumbers(List<List<Piece>> pieces) {
    for (int r = 0; r < pieces.size(); r++) {
      int numbers = 0;
      int others = 0;
      for (final Piece piece : pieces.get(r)) {
        if (piece.first() > 0) {
          if (piece.numeric() && !piece.year()) {
            numbers++;
          } else {
            others++;
          }
        }
      }
      if (numbers > 0 && numbers >= others) {
        return r;
      }
    }
    return -1;
  }

  private static int bold(List<List<Piece>> pieces) {
    int end = 0;
    while (end < pieces.size() && pieces.get(end).stream().allMatch(Piece::bold)) {
      end++;
    }
    return end == pieces.size() ? 0 : end;
  }
}
