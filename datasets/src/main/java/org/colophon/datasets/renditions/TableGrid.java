package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;

/**
 * A table as a grid in which every position belongs to at most one cell. Cells that overlap or lie
 * outside lose their span, never their text. Rows and columns without any cell are left out when a
 * table claims more than {@link #MAX_ROWS} or {@link #MAX_COLUMNS} of them.
 */
final class TableGrid {
  static final int MAX_ROWS = 5_000;
  static final int MAX_COLUMNS = 200;

  /** A cell's place in the grid; rows and columns count from 0. */
  record Entry(int row, int column, int rowSpan, int columnSpan, boolean header, String text) {
    boolean spans() {
      return rowSpan > 1 || columnSpan > 1;
    }
  }

  private final int rows;
  private final int columns;
  private final Map<Long, Entry> owners = new TreeMap<>();

  private TableGrid(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  static TableGrid of(Content.Table table, TextFlow flow) {
    final List<Cell> cells =
        table.cells().stream().filter(c -> c.row() >= 0 && c.column() >= 0).toList();
    final Axis rows = Axis.of(table.rows(), MAX_ROWS, cells.stream().map(Cell::row).toList());
    final Axis columns =
        Axis.of(table.columns(), MAX_COLUMNS, cells.stream().map(Cell::column).toList());
    final TableGrid grid = new TableGrid(rows.length(), columns.length());
    for (final Cell cell : cells) {
      grid.place(
          new Entry(
              rows.place(cell.row()),
              columns.place(cell.column()),
              rows.span(cell.row(), cell.rowSpan()),
              columns.span(cell.column(), cell.columnSpan()),
              cell.header(),
              flow.plain(cell.lines())));
    }
    return grid;
  }

  /** The numbers of a chart; the first row is its header. */
  static TableGrid of(ChartData data) {
    final List<List<String>> rows = new ArrayList<>();
    rows.add(data.head());
    rows.addAll(data.rows());
    final TableGrid grid = new TableGrid(rows.size(), data.head().size());
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < grid.columns; column++) {
        grid.place(new Entry(row, column, 1, 1, row == 0, rows.get(row).get(column)));
      }
    }
    return grid;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The cell that covers a position, which may have begun above or to the left; null if none. */
  Entry at(int row, int column) {
    return owners.get(key(row, column));
  }

  /** Whether the cell that covers a position begins there, or there is no cell. */
  boolean begins(int row, int column) {
    final Entry entry = at(row, column);
    return entry == null || (entry.row() == row && entry.column() == column);
  }

  /** The text that begins at a position, empty if none does. */
  String text(int row, int column) {
    final Entry entry = at(row, column);
    return entry != null && begins(row, column) ? entry.text() : "";
  }

  boolean hasSpans() {
    return owners.values().stream().anyMatch(Entry::spans);
  }

  /** Number of rows at the top in which every cell is a header. */
  int headerRows() {
    int count = 0;
    while (count < rows && isHeaderRow(count)) {
      count++;
    }
    return count;
  }

  /** Whether a header cell stands below the header rows. */
  boolean hasRowHeaders() {
    final int below = headerRows();
    return owners.values().stream().anyMatch(entry -> entry.header() && entry.row() >= below);
  }

  private boolean isHeaderRow(int row) {
    boolean any = false;
    for (int column = 0; column < columns; column++) {
      final Entry entry = at(row, column);
      if (entry != null && !entry.header() && !entry.text().isEmpty()) {
        return false;
      }
      any |= entry != null && entry.header();
    }
    return any;
  }

  private void place(Entry entry) {
    final Entry there = at(entry.row(), entry.column());
    if (there != null) {
      replace(there, entry.text());
      return;
    }
    final Entry fitting = isFree(entry) ? entry : unspanned(entry);
    for (int r = 0; r < fitting.rowSpan(); r++) {
      for (int c = 0; c < fitting.columnSpan(); c++) {
        owners.put(key(fitting.row() + r, fitting.column() + c), fitting);
      }
    }
  }

  private void replace(Entry there, String more) {
    final String text = (there.text() + " " + more).strip();
    final Entry both =
        new Entry(
            there.row(), there.column(), there.rowSpan(), there.columnSpan(), there.header(), text);
    owners.replaceAll((key, entry) -> entry.equals(there) ? both : entry);
  }

  private boolean isFree(Entry entry) {
    for (int r = 0; r < entry.rowSpan(); r++) {
      for (int c = 0; c < entry.columnSpan(); c++) {
        if (at(entry.row() + r, entry.column() + c) != null) {
          return false;
        }
      }
    }
    return true;
  }

  private static Entry unspanned(Entry entry) {
    return new Entry(entry.row(), entry.column(), 1, 1, entry.header(), entry.text());
  }

  private static long key(int row, int column) {
    return ((long) row << 32) | column;
  }

  /** Positions along one side of the grid. */
  private record Axis(int length, List<Integer> used, boolean dense) {
    static Axis of(int claimed, int limit, List<Integer> starts) {
      final int needed = starts.stream().mapToInt(i -> i + 1).max().orElse(0);
      final boolean dense = Math.max(claimed, needed) <= limit;
      final List<Integer> used = new ArrayList<>(new TreeSet<>(starts));
      return new Axis(dense ? Math.max(claimed, needed) : used.size(), used, dense);
    }

    int place(int index) {
      return dense ? index : Collections.binarySearch(used, index);
    }

    int span(int index, int span) {
      return dense ? Math.max(1, Math.min(span, length - index)) : 1;
    }
  }
}
