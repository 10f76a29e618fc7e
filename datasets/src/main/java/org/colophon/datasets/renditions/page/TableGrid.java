package org.colophon.datasets.renditions.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;

/** Lays the cells of a table out in the rows that HTML wants: every position once. */
final class TableGrid {
  /** Tables with more positions are not filled up: nobody printed that many on a page. */
  private static final long MAX_POSITIONS = 100_000;

  private TableGrid() {}

  /**
   * One element of a row.
   *
   * @param cell empty for a position that no cell covers
   */
  record Place(Optional<Cell> cell, int rowSpan, int columnSpan) {}

  private record Position(int row, int column) {}

  static List<List<Place>> rows(Content.Table table) {
    if ((long) table.rows() * table.columns() > MAX_POSITIONS) {
      return loose(table);
    }
    final List<List<Place>> rows = filled(table);
    final long placed =
        rows.stream().flatMap(List::stream).filter(place -> place.cell().isPresent()).count();
    // Cells that overlap or lie outside the table would be lost.
    return placed == table.cells().size() ? rows : loose(table);
  }

  private static List<List<Place>> filled(Content.Table table) {
    final Map<Position, Cell> starts = new HashMap<>();
    table.cells().forEach(cell -> starts.put(new Position(cell.row(), cell.column()), cell));
    final Set<Position> covered = new HashSet<>();
    final List<List<Place>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      final List<Place> places = new ArrayList<>();
      for (int column = 0; column < table.columns(); column++) {
        final Position here = new Position(row, column);
        if (covered.contains(here)) {
          continue;
        }
        final Cell cell = starts.get(here);
        if (cell == null) {
          places.add(new Place(Optional.empty(), 1, 1));
          continue;
        }
        final int down = Math.max(1, Math.min(cell.rowSpan(), table.rows() - row));
        final int across = Math.max(1, Math.min(cell.columnSpan(), table.columns() - column));
        for (int i = 0; i < down; i++) {
          for (int j = 0; j < across; j++) {
            covered.add(new Position(row + i, column + j));
          }
        }
        places.add(new Place(Optional.of(cell), down, across));
      }
      rows.add(places);
    }
    return rows;
  }

  private static List<List<Place>> loose(Content.Table table) {
    final Map<Integer, List<Place>> rows = new TreeMap<>();
    table.cells().stream()
        .sorted(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column))
        .forEach(
            cell ->
                rows.computeIfAbsent(cell.row(), row -> new ArrayList<>())
                    .add(new Place(Optional.of(cell), 1, 1)));
    return List.copyOf(rows.values());
  }
}
