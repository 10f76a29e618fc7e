package org.colophon.datasets.metrics.tables;

import static org.colophon.datasets.metrics.tables.Tables.cell;
import static org.colophon.datasets.metrics.tables.Tables.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Cell;
import org.junit.jupiter.api.Test;

class TedsTest {
  /** Two rows and four cells: six nodes. */
  private static final List<Cell> TRUTH = Tables.of(row("Year", "abcd"), row("1901", "12"));

  @Test
  void theSameTableScoresOne() {
    assertEquals(1, teds(TRUTH, TRUTH));
    assertEquals(1, Teds.structure(TRUTH, TRUTH).part());
    assertEquals(1, teds(List.of(), List.of()));
  }

  @Test
  void aTableThatWasNotFoundScoresNothing() {
    assertEquals(0, teds(TRUTH, List.of()));
    assertEquals(0, teds(List.of(), TRUTH));
  }

  @Test
  void textsCostTheirNormalisedDistance() {
    // One of four characters: 0.25 of one of six nodes. It is a header cell.
    final List<Cell> found = Tables.of(row("Year", "abcx"), row("1901", "12"));
    assertEquals(1 - 0.25 / 6, teds(TRUTH, found), 1e-9);
    assertEquals(1, Teds.structure(TRUTH, found).part());
  }

  @Test
  void aPositionWithoutACellIsAnEmptyCell() {
    assertEquals(1 - 1 / 6.0, teds(TRUTH, Tables.of(row("Year", "abcd"), row("1901", null))), 1e-9);
    assertEquals(
        1, teds(Tables.of(row("a", ""), row("b", "c")), Tables.of(row("a"), row("b", "c"))));
  }

  @Test
  void aLostRowCostsItsNodes() {
    // The row and its two cells, of six.
    assertEquals(0.5, teds(TRUTH, Tables.of(row("Year", "abcd"))), 1e-9);
    assertEquals(0.5, Teds.structure(TRUTH, Tables.of(row("x", "y"))).part(), 1e-9);
  }

  @Test
  void aWrongSpanCostsACell() {
    // Year over both columns: its span is wrong, and abcd is lost; two of six.
    final List<Cell> found =
        List.of(cell(0, 0, 1, 2, "Year"), cell(1, 0, 1, 1, "1901"), cell(1, 1, 1, 1, "12"));
    assertEquals(1 - 2 / 6.0, teds(TRUTH, found), 1e-9);
  }

  @Test
  void columnsReadAsOneCostACellPerRow() {
    // Of 2 + 6 nodes, two cells are lost; "b c" for "b" and "e f" for "e" cost two thirds each.
    final List<Cell> truth = Tables.of(row("a", "b", "c"), row("d", "e", "f"));
    final List<Cell> found = Tables.of(row("a", "b c"), row("d", "e f"));
    assertEquals(1 - (2 + 4 / 3.0) / 8, teds(truth, found), 1e-9);
  }

  @Test
  void aLargeTableIsExactAndAnEnormousOneDoesNotTakeMinutes() {
    // A row of twenty cells less: 21 of 1,260 nodes.
    assertTimeout(
        Duration.ofSeconds(10),
        () -> assertEquals(1 - 21 / 1260.0, teds(grid(60, 20, 0), grid(59, 20, 0)), 1e-9));
    // 51 of 10,200 nodes, by the distance for enormous tables.
    assertTimeout(
        Duration.ofSeconds(30),
        () -> assertEquals(1 - 51 / 10_200.0, teds(grid(200, 50, 0), grid(199, 50, 1)), 1e-9));
  }

  @Test
  void theDistanceForEnormousTablesNeverFlatters() {
    final double score = teds(grid(100, 20, 0), grid(100, 21, 3));
    assertTrue(score >= 0 && score < 1, "score " + score);
  }

  @Test
  void aHostileSpanIsRefused() {
    final List<Cell> found = List.of(cell(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, "x"));
    assertThrows(IllegalArgumentException.class, () -> teds(TRUTH, found));
    assertThrows(
        IllegalArgumentException.class, () -> teds(TRUTH, List.of(cell(-1, 0, 1, 1, "x"))));
  }

  private static double teds(List<Cell> truth, List<Cell> found) {
    return Teds.score(truth, found, Normalisation.EXACT).part();
  }

  /** Every row has texts of its own; rows from the given one up. */
  private static List<Cell> grid(int rows, int columns, int firstRow) {
    return IntStream.range(0, rows * columns)
        .mapToObj(
            i ->
                cell(
                    i / columns,
                    i % columns,
                    1,
                    1,
                    "r" + (i / columns + firstRow) + "c" + i % columns))
        .toList();
  }
}
