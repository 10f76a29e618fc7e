package org.colophon.datasets.truth;

import java.util.Arrays;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** Makes the cells of true tables. */
final class Cells {
  /** Rows, columns and spans beyond this are an attack or a mistake. */
  static final int MAX_EXTENT = 10_000;

  private Cells() {}

  /**
   * A cell with its text as one line, whose words have the box of the cell.
   *
   * @throws MalformedTruth if the place is impossible
   */
  static Cell of(
      int row, int column, int rowSpan, int columnSpan, boolean header, Box box, String text) {
    if (row < 0
        || column < 0
        || rowSpan < 1
        || columnSpan < 1
        || (long) row + rowSpan > MAX_EXTENT
        || (long) column + columnSpan > MAX_EXTENT) {
      throw new MalformedTruth(
          "has a cell at row %d, column %d that spans %d rows and %d columns"
              .formatted(row, column, rowSpan, columnSpan));
    }
    final List<Word> words =
        Arrays.stream(text.strip().split("[\\s\\p{Z}]+", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> new Word("", word, box, 1, Style.PLAIN))
            .toList();
    final List<Line> lines =
        words.isEmpty() ? List.of() : List.of(new Line("", box, baseline(box), words));
    return new Cell(row, column, rowSpan, columnSpan, header, box, lines, 1);
  }

  private static Baseline baseline(Box box) {
    return new Baseline(box.left(), box.bottom(), box.right(), box.bottom());
  }
}
