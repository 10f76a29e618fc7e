package org.colophon.datasets.metrics.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.colophon.datasets.metrics.text.EditMatrix;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.metrics.text.Symbols;
import org.colophon.datasets.model.Cell;

/** A table as a tree: the table, its rows, and in every row the cells that begin in it. */
record TableTree(List<List<Node>> rows) {
  /** A cell, its text as numbered symbols; empty in a tree of the structure alone. */
  @SuppressWarnings("ArrayRecordComponent") // read only, inside this package
  record Node(int rowSpan, int columnSpan, int[] text) {
    /** 1 where the spans differ, otherwise the normalised edit distance of the texts, [0,1]. */
    double costOfRename(Node other, EditMatrix distances) {
      if (rowSpan != other.rowSpan || columnSpan != other.columnSpan) {
        return 1;
      }
      if (Arrays.equals(text, other.text)) {
        return 0;
      }
      return (double) distances.distance(text, other.text)
          / Math.max(text.length, other.text.length);
    }
  }

  static TableTree of(List<Cell> cells, Normalisation normalisation, Symbols symbols) {
    final TableGrid grid = TableGrid.of(cells);
    final List<List<Node>> rows = new ArrayList<>(grid.rows());
    final boolean[] done = new boolean[grid.cellCount()];
    for (int r = 0; r < grid.rows(); r++) {
      final List<Node> row = new ArrayList<>();
      for (int c = 0; c < grid.columns(); c++) {
        final int index = grid.at(r, c);
        if (index == TableGrid.NO_CELL) {
          row.add(new Node(1, 1, new int[0]));
        } else if (!done[index]) {
          done[index] = true;
          final Cell cell = grid.cell(index);
          row.add(
              new Node(
                  TableGrid.span(cell.rowSpan()),
                  TableGrid.span(cell.columnSpan()),
                  symbols.ofCharacters(normalisation.apply(cell.text()))));
        }
      }
      rows.add(row);
    }
    return new TableTree(rows);
  }

  TableTree withoutTexts() {
    return new TableTree(
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(node -> new Node(node.rowSpan(), node.columnSpan(), new int[0]))
                        .toList())
            .toList());
  }

  /** Rows and cells, without the table itself. */
  int size() {
    return rows.size() + rows.stream().mapToInt(List::size).sum();
  }

  /** The cells in post-order, null for the rows and, last, the table. */
  Node[] postOrder() {
    final Node[] nodes = new Node[size() + 1];
    int next = 0;
    for (final List<Node> row : rows) {
      for (final Node node : row) {
        nodes[next++] = node;
      }
      next++;
    }
    return nodes;
  }

  /** For every node in post-order the leftmost leaf below it. */
  int[] leftmostLeaves() {
    final int[] leaves = new int[size() + 1];
    int next = 0;
    for (final List<Node> row : rows) {
      final int first = next;
      for (int i = 0; i < row.size(); i++) {
        leaves[next] = next;
        next++;
      }
      leaves[next++] = first;
    }
    return leaves;
  }
}
