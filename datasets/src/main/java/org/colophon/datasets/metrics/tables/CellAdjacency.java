package org.colophon.datasets.metrics.tables;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.metrics.MatchCounts;
import org.colophon.datasets.model.Cell;

/**
 * How well the structure of a table was found, as in the ICDAR 2013 table competition: every cell
 * with content is related to its nearest neighbours with content to the right and below, blank
 * cells between them being skipped; a relation is right when both texts and the direction are. The
 * texts are compared without white space and special characters.
 *
 * <p>M. Göbel, T. Hassan, E. Oro, G. Orsi: "A methodology for evaluating algorithms for table
 * understanding in PDF documents", DocEng 2012; and "ICDAR 2013 table competition", ICDAR 2013.
 *
 * <p>Where the paper is silent: two cells that face each other over several rows or columns are
 * related once, equal relations are counted as often as they occur, and a text of special
 * characters alone (a dash for "none") stands for itself.
 */
public final class CellAdjacency {
  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private CellAdjacency() {}

  /** Counts the relations of a found table against those of the true one. */
  public static MatchCounts score(List<Cell> truth, List<Cell> found) {
    final Map<Relation, Integer> expected = relations(truth);
    final Map<Relation, Integer> given = relations(found);
    long correct = 0;
    for (final Map.Entry<Relation, Integer> relation : given.entrySet()) {
      correct += Math.min(relation.getValue(), expected.getOrDefault(relation.getKey(), 0));
    }
    return new MatchCounts(correct, total(given), total(expected));
  }

  private static Map<Relation, Integer> relations(List<Cell> cells) {
    final Map<Position, Integer> grid = new HashMap<>();
    int rows = 0;
    int columns = 0;
    for (int i = 0; i < cells.size(); i++) {
      final Cell cell = cells.get(i);
      if (normal(cell).isEmpty()) {
        continue;
      }
      rows = Math.max(rows, cell.row() + cell.rowSpan());
      columns = Math.max(columns, cell.column() + cell.columnSpan());
      for (int r = cell.row(); r < cell.row() + cell.rowSpan(); r++) {
        for (int c = cell.column(); c < cell.column() + cell.columnSpan(); c++) {
          grid.put(new Position(r, c), i);
        }
      }
    }
    final Set<Pair> pairs = new HashSet<>();
    for (int r = 0; r < rows; r++) {
      relateAlong(grid, columns, r, true, pairs);
    }
    for (int c = 0; c < columns; c++) {
      relateAlong(grid, rows, c, false, pairs);
    }
    final Map<Relation, Integer> counts = new HashMap<>();
    for (final Pair pair : pairs) {
      counts.merge(
          new Relation(
              normal(cells.get(pair.from())), normal(cells.get(pair.to())), pair.horizontal()),
          1,
          Integer::sum);
    }
    return counts;
  }

  private static void relateAlong(
      Map<Position, Integer> grid, int length, int fixed, boolean horizontal, Set<Pair> pairs) {
    Integer previous = null;
    for (int i = 0; i < length; i++) {
      final Integer cell = grid.get(horizontal ? new Position(fixed, i) : new Position(i, fixed));
      if (cell == null) {
        continue;
      }
      if (previous != null && !previous.equals(cell)) {
        pairs.add(new Pair(previous, cell, horizontal));
      }
      previous = cell;
    }
  }

  private static String normal(Cell cell) {
    final String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC);
    final String bare = SPECIAL.matcher(text).replaceAll("");
    return bare.isEmpty() ? SPACE.matcher(text).replaceAll("") : bare;
  }

  private static long total(Map<Relation, Integer> relations) {
    return relations.values().stream().mapToLong(Integer::longValue).sum();
  }

  private record Position(int row, int column) {}

  private record Pair(int from, int to, boolean horizontal) {}

  private record Relation(String from, String to, boolean horizontal) {}
}
