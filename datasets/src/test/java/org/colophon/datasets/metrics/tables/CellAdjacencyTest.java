package org.colophon.datasets.metrics.tables;

import static org.colophon.datasets.metrics.tables.Tables.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.datasets.metrics.MatchCounts;
import org.colophon.datasets.model.Cell;
import org.junit.jupiter.api.Test;

class CellAdjacencyTest {
  /**
   * A heading over both number columns, one blank; 9 relations, by hand. Across: Year-Persons,
   * 1901-12, 1902-3, 3-4. Down: Year-1901, 1901-1902, Persons-12, Persons-4 (past the blank), and
   * 12-3.
   */
  private static final List<Cell> TRUTH =
      List.of(
          cell(0, 0, 1, 1, "Year"),
          cell(0, 1, 1, 2, "Persons"),
          cell(1, 0, 1, 1, "1901"),
          cell(1, 1, 1, 1, "12"),
          cell(1, 2, 1, 1, ""),
          cell(2, 0, 1, 1, "1902"),
          cell(2, 1, 1, 1, "3"),
          cell(2, 2, 1, 1, "4"));

  @Test
  void aPerfectTableScoresOne() {
    final MatchCounts score = CellAdjacency.score(TRUTH, TRUTH);
    assertEquals(new MatchCounts(9, 9, 9), score);
    assertEquals(1.0, score.f1());
  }

  @Test
  void whiteSpaceAndSpecialCharactersDoNotCount() {
    final List<Cell> truth = List.of(cell(0, 0, 1, 1, "e-mail (net)"), cell(0, 1, 1, 1, "\ufb01t"));
    final List<Cell> found = List.of(cell(0, 0, 1, 1, "e mail net"), cell(0, 1, 1, 1, "f i t"));
    assertEquals(new MatchCounts(1, 1, 1), CellAdjacency.score(truth, found));
  }

  @Test
  void aDashStandsForItself() {
    final List<Cell> truth = List.of(cell(0, 0, 1, 1, "a"), cell(0, 1, 1, 1, "-"));
    final List<Cell> found = List.of(cell(0, 0, 1, 1, "a"), cell(0, 1, 1, 1, "+"));
    assertEquals(new MatchCounts(0, 1, 1), CellAdjacency.score(truth, found));
  }

  @Test
  void aLostSpanCostsItsRelations() {
    final List<Cell> found =
        TRUTH.stream()
            .map(c -> c.text().equals("Persons") ? cell(0, 1, 1, 1, "Persons") : c)
            .toList();
    // Persons no longer stands over 4.
    assertEquals(new MatchCounts(8, 8, 9), CellAdjacency.score(TRUTH, found));
  }

  @Test
  void twoCellsReadAsOneLoseAllTheirRelations() {
    final List<Cell> found =
        List.of(
            cell(0, 0, 1, 1, "Year"),
            cell(0, 1, 1, 2, "Persons"),
            cell(1, 0, 1, 1, "1901 12"),
            cell(2, 0, 1, 1, "1902"),
            cell(2, 1, 1, 1, "3"),
            cell(2, 2, 1, 1, "4"));
    // Found: Year-Persons, 1902-3, 3-4, Persons-4 are right; Year-190112, 190112-1902, Persons-3
    // are not.
    final MatchCounts score = CellAdjacency.score(TRUTH, found);
    assertEquals(new MatchCounts(4, 7, 9), score);
    assertEquals(4 / 7.0, score.precision(), 1e-9);
    assertEquals(4 / 9.0, score.recall(), 1e-9);
    assertEquals(0.5, score.f1(), 1e-9);
  }

  @Test
  void scoresAddUp() {
    assertEquals(new MatchCounts(5, 7, 9), new MatchCounts(4, 4, 4).plus(new MatchCounts(1, 3, 5)));
    assertEquals(1.0, MatchCounts.NONE.f1());
  }
}
