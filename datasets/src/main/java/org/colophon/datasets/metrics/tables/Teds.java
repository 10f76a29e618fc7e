package org.colophon.datasets.metrics.tables;

import java.util.List;
import org.colophon.datasets.metrics.Ratio;
import org.colophon.datasets.metrics.tables.TableTree.Node;
import org.colophon.datasets.metrics.text.EditMatrix;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.metrics.text.Symbols;
import org.colophon.datasets.model.Cell;

/**
 * Tree-edit-distance-based similarity of tables (TEDS): X. Zhong, E. ShafieiBavani, A. Jimeno
 * Yepes, "Image-based table recognition: data, model, and evaluation", ECCV 2020, with the costs of
 * its reference code: 1 for a node too many or too few and for cells of different spans, and the
 * normalised edit distance for texts; 1 less the distance over the nodes of the larger tree.
 *
 * <p>Other than the reference: header cells are compared like data cells, where it overlooks their
 * texts and spans; there is no level of head and body, which most truths do not tell; empty
 * positions that no cell names are empty cells; formatting inside a cell is no node.
 *
 * <p>Where the product of the trees' sizes passes 2^21 (60 rows of 20 columns do not), the distance
 * is that of S. Selkow, "The tree-to-tree editing problem", Information Processing Letters 6(6),
 * 1977, in which a row can only become a row, found along a corridor beside the diagonal that keeps
 * the work bounded (20 rows and columns to each side for 200 rows of 50, and never less than 4):
 * never less than the true distance, so that the score never flatters.
 */
public final class Teds {
  private static final long MOST_PAIRS = 1L << 21;
  private static final double MOST_COMPARISONS = 1 << 24;
  private static final int NARROWEST = 4;

  private Teds() {}

  /**
   * Structure and texts together.
   *
   * @param found no cells where the table was not found
   * @return a score in [0,1] over a whole of 1; 1 for two tables without cells
   * @throws IllegalArgumentException if a table has more than 2^20 positions
   */
  public static Ratio score(List<Cell> truth, List<Cell> found, Normalisation normalisation) {
    final Symbols symbols = new Symbols();
    final TableTree expected = TableTree.of(truth, normalisation, symbols);
    final TableTree given = TableTree.of(found, normalisation, symbols);
    return similarity(expected, given, new EditMatrix(symbols.count()));
  }

  /**
   * The structure alone (TEDS-S, TEDS-Struct): all texts are taken for right.
   *
   * @return as for {@link #score}
   */
  public static Ratio structure(List<Cell> truth, List<Cell> found) {
    final Symbols symbols = new Symbols();
    return similarity(
        TableTree.of(truth, Normalisation.EXACT, symbols).withoutTexts(),
        TableTree.of(found, Normalisation.EXACT, symbols).withoutTexts(),
        new EditMatrix(symbols.count()));
  }

  private static Ratio similarity(TableTree truth, TableTree found, EditMatrix texts) {
    final int larger = Math.max(truth.size(), found.size());
    if (larger == 0) {
      return new Ratio(1, 1);
    }
    final double distance =
        (truth.size() + 1L) * (found.size() + 1L) <= MOST_PAIRS
            ? exact(truth, found, texts)
            : rowByRow(truth, found, texts);
    return new Ratio(Math.max(0, 1 - distance / larger), 1);
  }

  private static double exact(TableTree truth, TableTree found, EditMatrix texts) {
    final Node[] first = truth.postOrder();
    final Node[] second = found.postOrder();
    return TreeEditDistance.of(
        truth.leftmostLeaves(),
        found.leftmostLeaves(),
        (i, j) -> {
          if (first[i] != null && second[j] != null) {
            return first[i].costOfRename(second[j], texts);
          }
          return tag(first, i) == tag(second, j) ? 0 : 1;
        });
  }

  private static char tag(Node[] nodes, int index) {
    if (nodes[index] != null) {
      return 'c';
    }
    return index == nodes.length - 1 ? 't' : 'r';
  }

  private static double rowByRow(TableTree truth, TableTree found, EditMatrix texts) {
    final List<List<Node>> first = truth.rows();
    final List<List<Node>> second = found.rows();
    final double perCell = MOST_COMPARISONS / Math.max(truth.size(), found.size());
    final int corridor = Math.max(NARROWEST, (int) (Math.sqrt(perCell) / 2));
    return SequenceAlignment.of(
            first.size(),
            second.size(),
            (i, j) -> cells(first.get(i), second.get(j), texts, corridor),
            i -> 1.0 + first.get(i).size(),
            j -> 1.0 + second.get(j).size(),
            corridor)
        .cost();
  }

  private static double cells(List<Node> first, List<Node> second, EditMatrix texts, int corridor) {
    return SequenceAlignment.of(
            first.size(),
            second.size(),
            (i, j) -> first.get(i).costOfRename(second.get(j), texts),
            i -> 1,
            j -> 1,
            corridor)
        .cost();
  }
}
