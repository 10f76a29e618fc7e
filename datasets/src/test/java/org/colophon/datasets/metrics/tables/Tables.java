package org.colophon.datasets.metrics.tables;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** Tables for tests. */
final class Tables {
  private static final Box BOX = new Box(0, 0, 10, 10);

  private Tables() {}

  /** Rows of texts; null is a position without a cell. */
  static List<Cell> of(String[]... rows) {
    final List<Cell> cells = new ArrayList<>();
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        if (rows[r][c] != null) {
          cells.add(cell(r, c, 1, 1, rows[r][c]));
        }
      }
    }
    return cells;
  }

  static String[] row(String... texts) {
    return texts;
  }

  static Cell cell(int row, int column, int rowSpan, int columnSpan, String text) {
    final Word word = new Word("", text, BOX, 1, Style.PLAIN);
    final Line line = new Line("", BOX, new Baseline(0, 10, 10, 10), List.of(word));
    return new Cell(
        row,
        column,
        rowSpan,
        columnSpan,
        row == 0,
        BOX,
        text.isEmpty() ? List.of() : List.of(line),
        1);
  }
}
