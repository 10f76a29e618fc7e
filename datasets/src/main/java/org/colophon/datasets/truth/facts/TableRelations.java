package org.colophon.datasets.truth.facts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Cell;

/**
 * The neighbours of the cells of a table. A cell over several rows or columns has several on a
 * side. The headings of a cell are the header cells that a walk to that side meets, or, where there
 * are none, the cells at which the walk ends, as in olmOCR-bench.
 */
final class TableRelations {
  /** Sides, as steps over rows and columns. */
  enum Side {
    UP(-1, 0),
    DOWN(1, 0),
    LEFT(0, -1),
    RIGHT(0, 1);

    private final int rows;
    private final int columns;

    Side(int rows, int columns) {
      this.rows = rows;
      this.columns = columns;
    }
  }

  private record Place(int row, int column) {}

  private final Map<Place, Cell> grid = new HashMap<>();
  private int rows;
  private int columns;

  TableRelations(List<Cell> cells) {
    for (final Cell cell : cells) {
      rows = Math.max(rows, cell.row() + cell.rowSpan());
      columns = Math.max(columns, cell.column() + cell.columnSpan());
      for (int r = cell.row(); r < cell.row() + cell.rowSpan(); r++) {
        for (int c = cell.column(); c < cell.column() + cell.columnSpan(); c++) {
          grid.put(new Place(r, c), cell);
        }
      }
    }
  }

  /** The next cells on a side; places that no cell takes are stepped over. */
  Set<Cell> neighbours(Cell cell, Side side) {
    final Set<Cell> found = new LinkedHashSet<>();
    for (int r = cell.row(); r < cell.row() + cell.rowSpan(); r++) {
      for (int c = cell.column(); c < cell.column() + cell.columnSpan(); c++) {
        final Cell next = next(cell, r, c, side);
        if (next != null) {
          found.add(next);
        }
      }
    }
    return found;
  }

  Set<Cell> headings(Cell cell, Side side) {
    final Set<Cell> headers = new LinkedHashSet<>();
    final Set<Cell> ends = new LinkedHashSet<>();
    final Set<Cell> seen = new LinkedHashSet<>();
    final Deque<Cell> walk = new ArrayDeque<>(List.of(cell));
    while (!walk.isEmpty()) {
      final Cell at = walk.pop();
      if (!seen.add(at)) {
        continue;
      }
      final Set<Cell> next = neighbours(at, side);
      if (at.header() && !at.equals(cell)) {
        headers.add(at);
      }
      if (next.isEmpty() && !at.equals(cell)) {
        ends.add(at);
      }
      next.forEach(walk::push);
    }
    return headers.isEmpty() ? ends : headers;
  }

  private Cell next(Cell cell, int row, int column, Side side) {
    int r = row + side.rows;
    int c = column + side.columns;
    while (r >= 0 && r < rows && c >= 0 && c < columns) {
      final Cell there = grid.get(new Place(r, c));
      if (there != null && !there.equals(cell)) {
        return there;
      }
      r += side.rows;
      c += side.columns;
    }
    return null;
  }
}
