package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * What a generative reader might say of a region: rows of cells of words, without places.
 *
 * @param isTable whether the rows are those of a table; else each has one cell, a line of text
 */
record Draft(boolean isTable, List<List<List<Piece>>> rows) {
  private static final Box NOWHERE = new Box(0, 0, 0, 0);
  private static final Baseline FLAT = new Baseline(0, 0, 0, 0);
  private static final Provenance NOBODY =
      new Provenance("generative", "1", "", Map.of("for", "guards"));

  /** The true text, line by line. */
  static Draft ofText(List<String> lines) {
    return new Draft(
        false, lines.stream().map(line -> List.of(words(line))).filter(Draft::isFilled).toList());
  }

  private static boolean isFilled(List<List<Piece>> row) {
    return row.stream().anyMatch(cell -> !cell.isEmpty());
  }

  static List<Piece> words(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .map(Piece::truth)
        .toList();
  }

  /** All words, in the order of the reading. */
  List<Piece> pieces() {
    return lines().stream().flatMap(List::stream).toList();
  }

  /** The words by the lines of the content: a flag's line is an index of this. */
  List<List<Piece>> lines() {
    return rows.stream().flatMap(List::stream).filter(cell -> !cell.isEmpty()).toList();
  }

  String text(int row) {
    return rows.get(row).stream()
        .flatMap(List::stream)
        .map(Piece::text)
        .collect(Collectors.joining(" "));
  }

  Reading reading() {
    return new Reading(isTable ? table() : text(), 0.95, NOBODY);
  }

  private Content text() {
    return new Content.Text(lines().stream().map(Draft::line).toList());
  }

  private Content table() {
    final List<Cell> cells = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        final List<Piece> words = rows.get(r).get(c);
        final List<Line> lines = words.isEmpty() ? List.of() : List.of(line(words));
        cells.add(new Cell(r, c, 1, 1, false, NOWHERE, lines, 1));
      }
    }
    final int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    return new Content.Table(rows.size(), columns, cells, false);
  }

  private static Line line(List<Piece> pieces) {
    return new Line(
        "",
        NOWHERE,
        FLAT,
        pieces.stream().map(p -> new Word("", p.text(), NOWHERE, 1, Style.PLAIN)).toList());
  }
}
