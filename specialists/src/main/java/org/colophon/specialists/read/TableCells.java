package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.read.Layout.Slot;

/** Makes the cells of a table from its layout: words into lines, boxes back in page pixels. */
final class TableCells {
  private TableCells() {}

  /** The cells with words, in row-major order; empty positions are absent. */
  static List<Cell> of(Layout layout, double em) {
    final List<Cell> cells = new ArrayList<>();
    for (final Slot slot : layout.slots()) {
      if (!slot.tokens().isEmpty()) {
        cells.add(cell(slot, layout.regularity(), em));
      }
    }
    cells.sort(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column));
    return cells;
  }

  private static Cell cell(Slot slot, double regularity, double em) {
    final List<Line> lines = TextRow.of(slot.tokens(), em).stream().map(TableCells::line).toList();
    final Box box = lines.stream().map(Line::box).reduce(Box::union).orElseThrow();
    return new Cell(
        slot.row(),
        slot.column(),
        slot.rowSpan(),
        slot.columnSpan(),
        slot.header(),
        box,
        lines,
        confidence(slot.tokens()) * regularity);
  }

  /** Mean confidence of words, [0,1]. */
  static double confidence(List<Token> tokens) {
    return tokens.stream()
        .mapToDouble(token -> Math.max(0, Math.min(1, token.word().confidence())))
        .average()
        .orElse(0);
  }

  private static Line line(TextRow row) {
    final List<Word> words = row.tokens().stream().map(Token::word).toList();
    final Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    return new Line("", box, cut(row.tokens().get(0).line().baseline(), box), words);
  }

  /** The part of a known line's baseline below the words that were taken from it. */
  private static Baseline cut(Baseline whole, Box box) {
    final double run = whole.x1() - whole.x0();
    final double slope = run == 0 ? 0 : (whole.y1() - whole.y0()) / run;
    return new Baseline(
        box.left(),
        whole.y0() + slope * (box.left() - whole.x0()),
        box.right(),
        whole.y0() + slope * (box.right() - whole.x0()));
  }
}
