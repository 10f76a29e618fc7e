package org.colophon.datasets.metrics.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.colophon.datasets.metrics.MatchCounts;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Cell;

/**
 * Exact numeric cells: how many of the numbers of a true table stand, with exactly their value, in
 * the cell at the same place of the table that was read. This project's own measure, for tables are
 * read for their numbers.
 *
 * <p>Places are matched by aligning rows with rows and columns with columns, in order (so that one
 * missing row does not make all rows below it wrong): first rows by how many equal contents they
 * share, then columns by how many equal contents they share within matched rows, then rows again
 * within matched columns. Rows or columns without anything in common are paired where they lie
 * between pairs. A number of one table counts once.
 *
 * <p>What a number is: {@link CellNumber}. Tables longer or wider than 256 are aligned along a
 * corridor of so many rows or columns around the diagonal.
 */
public final class NumericCells {
  private static final int CORRIDOR = 128;

  /** Less than any shared content in tables of the largest size. */
  private static final double NEIGHBOUR = 1e-7;

  private final Side truth;
  private final Side found;

  private NumericCells(Side truth, Side found) {
    this.truth = truth;
    this.found = found;
  }

  /**
   * Counts the numbers of both tables and those that agree.
   *
   * @throws IllegalArgumentException if a table has more than 2^20 positions
   */
  public static MatchCounts score(List<Cell> truth, List<Cell> found) {
    final Map<Object, Integer> contents = new HashMap<>();
    return new NumericCells(Side.of(truth, contents), Side.of(found, contents)).count();
  }

  private MatchCounts count() {
    int[] rows = alignRows(null);
    final int[] columns = alignColumns(rows);
    rows = alignRows(columns);
    final Set<Integer> credited = new HashSet<>();
    long correct = 0;
    for (int i = 0; i < truth.grid.cellCount(); i++) {
      final Cell cell = truth.grid.cell(i);
      final int row = rows[cell.row()];
      final int column = columns[cell.column()];
      if (truth.numeric[i] && row >= 0 && column >= 0) {
        final int other = found.grid.at(row, column);
        final boolean same =
            other != TableGrid.NO_CELL && found.contents[other] == truth.contents[i];
        correct += same && credited.add(other) ? 1 : 0;
      }
    }
    return new MatchCounts(correct, found.numbers(), truth.numbers());
  }

  private int[] alignRows(int[] columns) {
    final List<int[]> first = columns == null ? truth.sortedRows() : List.of();
    final List<int[]> second = columns == null ? found.sortedRows() : List.of();
    return align(
        truth.grid.rows(),
        found.grid.rows(),
        (i, j) ->
            columns == null ? shared(first.get(i), second.get(j)) : sharedInRow(i, j, columns));
  }

  private int[] alignColumns(int[] rows) {
    return align(truth.grid.columns(), found.grid.columns(), (i, j) -> sharedInColumn(i, j, rows));
  }

  private static int[] align(int first, int second, SequenceAlignment.PairCost likeness) {
    return SequenceAlignment.of(
            first, second, (i, j) -> -likeness.of(i, j) - NEIGHBOUR, i -> 0, j -> 0, CORRIDOR)
        .partners();
  }

  private double sharedInRow(int first, int second, int[] columns) {
    int shared = 0;
    for (int c = 0; c < columns.length; c++) {
      shared += columns[c] >= 0 && same(first, c, second, columns[c]) ? 1 : 0;
    }
    return shared;
  }

  private double sharedInColumn(int first, int second, int[] rows) {
    int shared = 0;
    for (int r = 0; r < rows.length; r++) {
      shared += rows[r] >= 0 && same(r, first, rows[r], second) ? 1 : 0;
    }
    return shared;
  }

  private boolean same(int row, int column, int otherRow, int otherColumn) {
    final int content = truth.content(row, column);
    return content != Side.EMPTY && content == found.content(otherRow, otherColumn);
  }

  private static double shared(int[] first, int[] second) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      if (first[i] == second[j]) {
        shared++;
        i++;
        j++;
      } else if (first[i] < second[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  /** One of the two tables, equal contents having equal numbers. */
  private static final class Side {
    private static final int EMPTY = -1;
    private final TableGrid grid;
    private final int[] contents;
    private final boolean[] numeric;

    private Side(TableGrid grid) {
      this.grid = grid;
      this.contents = new int[grid.cellCount()];
      this.numeric = new boolean[grid.cellCount()];
    }

    static Side of(List<Cell> cells, Map<Object, Integer> contents) {
      final Side side = new Side(TableGrid.of(cells));
      for (int i = 0; i < cells.size(); i++) {
        final String text = Normalisation.CASELESS.apply(cells.get(i).text());
        final Optional<CellNumber> number = CellNumber.parse(cells.get(i).text());
        final Object content = number.isPresent() ? number.get() : text;
        final int next = contents.size();
        side.numeric[i] = number.isPresent();
        side.contents[i] = text.isEmpty() ? EMPTY : contents.computeIfAbsent(content, key -> next);
      }
      return side;
    }

    int content(int row, int column) {
      final int cell = grid.at(row, column);
      return cell == TableGrid.NO_CELL ? EMPTY : contents[cell];
    }

    long numbers() {
      long count = 0;
      for (final boolean isNumber : numeric) {
        count += isNumber ? 1 : 0;
      }
      return count;
    }

    List<int[]> sortedRows() {
      final List<int[]> rows = new ArrayList<>();
      for (int r = 0; r < grid.rows(); r++) {
        final int row = r;
        rows.add(
            IntStream.range(0, grid.columns())
                .map(column -> content(row, column))
                .filter(content -> content != EMPTY)
                .sorted()
                .toArray());
      }
      return rows;
    }
  }
}
