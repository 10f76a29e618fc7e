package org.colophon.specialists.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;

/**
 * A generated table, laid onto its region: rows and columns lie where their cells' words were seen,
 * and between those where none was.
 */
final class GeneratedTable {
  private final RegionTask task;
  private final List<GeneratedCell> cells;
  private final List<List<Optional<Grounding.Place>>> places = new ArrayList<>();

  private GeneratedTable(RegionTask task, List<GeneratedCell> cells) {
    this.task = task;
    this.cells = cells;
    final List<Optional<Grounding.Place>> all =
        Grounding.of(cells.stream().flatMap(cell -> cell.words().stream()).toList(), task.lines());
    int from = 0;
    for (final GeneratedCell cell : cells) {
      places.add(all.subList(from, from + cell.words().size()));
      from += cell.words().size();
    }
  }

  /**
   * The table with the places of its cells.
   *
   * @param cells within the rows and columns, none of them without words
   */
  static Content.Table place(
      int rows, int columns, List<GeneratedCell> cells, RegionTask task, WordPlacer placer) {
    final List<GeneratedCell> ordered =
        cells.stream()
            .sorted(
                Comparator.comparingInt(GeneratedCell::row).thenComparingInt(GeneratedCell::column))
            .toList();
    return new GeneratedTable(task, ordered).table(rows, columns, placer);
  }

  private Content.Table table(int rows, int columns, WordPlacer placer) {
    final List<Optional<Box>> knownRows = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      knownRows.add(seen(row, true));
    }
    final List<Optional<Box>> knownColumns = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      knownColumns.add(seen(column, false));
    }
    final List<Box> rowBands = Bands.rows(knownRows, task.box());
    final List<Box> columnBands = Bands.columns(knownColumns, task.box());
    final List<Cell> placed = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      final GeneratedCell cell = cells.get(i);
      final Box wide = span(columnBands, cell.column(), cell.columnSpan());
      final Box high = span(rowBands, cell.row(), cell.rowSpan());
      final Box box = new Box(wide.left(), high.top(), wide.right(), high.bottom());
      final Line line = placer.line(cell.words(), places.get(i), box);
      placed.add(
          new Cell(
              cell.row(),
              cell.column(),
              cell.rowSpan(),
              cell.columnSpan(),
              cell.header(),
              box.union(line.box()),
              List.of(line),
              line.words().stream().mapToDouble(Word::confidence).min().orElseThrow()));
    }
    return new Content.Table(rows, columns, placed, !task.rulings().isEmpty());
  }

  /** Where the words of a row, or column, were seen that have it for themselves. */
  private Optional<Box> seen(int index, boolean row) {
    Optional<Box> around = Optional.empty();
    for (int i = 0; i < cells.size(); i++) {
      final GeneratedCell cell = cells.get(i);
      final boolean own =
          row
              ? cell.row() == index && cell.rowSpan() == 1
              : cell.column() == index && cell.columnSpan() == 1;
      if (own) {
        for (final Optional<Grounding.Place> place : places.get(i)) {
          final Optional<Box> sofar = around;
          around = place.map(p -> sofar.map(p.box()::union).orElse(p.box())).or(() -> sofar);
        }
      }
    }
    return around;
  }

  private static Box span(List<Box> bands, int first, int count) {
    return bands.subList(first, first + count).stream().reduce(Box::union).orElseThrow();
  }
}
