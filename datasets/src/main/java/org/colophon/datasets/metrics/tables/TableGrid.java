package org.colophon.datasets.metrics.tables;

import java.util.Arrays;
import java.util.List;
import org.colophon.datasets.model.Cell;

/**
 * The positions of a table, each with the cell that covers it; of cells that overlap the first
 * keeps the position. Positions without a cell are empty cells: formats differ in whether they name
 * them.
 */
final class TableGrid {
  static final int NO_CELL = -1;

  /** Positions that a table may have; a span read from a hostile file must not fill the memory. */
  private static final int MOST_POSITIONS = 1 << 20;

  private final List<Cell> cells;
  private final int rows;
  private final int columns;
  private final int[] cellAt;

  private TableGrid(List<Cell> cells, int rows, int columns) {
    this.cells = cells;
    this.rows = rows;
    this.columns = columns;
    this.cellAt = new int[rows * columns];
    Arrays.fill(cellAt, NO_CELL);
  }

  /**
   * Lays out the cells.
   *
   * @throws IllegalArgumentException if a place is negative or the table has more than 2^20
   *     positions
   */
  static TableGrid of(List<Cell> cells) {
    long rows = 0;
    long columns = 0;
    for (final Cell cell : cells) {
      if (cell.row() < 0 || cell.column() < 0) {
        throw new IllegalArgumentException(
            "a cell stands at row %d, column %d; they count from 0"
                .formatted(cell.row(), cell.column()));
      }
      rows = Math.max(rows, (long) cell.row() + span(cell.rowSpan()));
      columns = Math.max(columns, (long) cell.column() + span(cell.columnSpan()));
    }
    if (rows > MOST_POSITIONS || columns > MOST_POSITIONS || rows * columns > MOST_POSITIONS) {
      throw new IllegalArgumentException(
          "a table of %d by %d positions is too large to be compared".formatted(rows, columns));
    }
    final TableGrid grid = new TableGrid(List.copyOf(cells), (int) rows, (int) columns);
    for (int i = 0; i < cells.size(); i++) {
      grid.place(i);
    }
    return grid;
  }

  static int span(int given) {
    return Math.max(1, given);
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  Cell cell(int index) {
    return cells.get(index);
  }

  int cellCount() {
    return cells.size();
  }

  /** Index of the cell that covers a position, or {@link #NO_CELL}. */
  int at(int row, int column) {
    return cellAt[row * columns + column];
  }

  private void place(int index) {
    final Cell cell = cells.get(index);
    for (int r = cell.row(); r < cell.row() + span(cell.rowSpan()); r++) {
      for (int c = cell.column(); c < cell.column() + span(cell.columnSpan()); c++) {
        if (at(r, c) == NO_CELL) {
          cellAt[r * columns + c] = index;
        }
      }
    }
  }
}
