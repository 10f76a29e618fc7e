package org.colophon.datasets.metrics.tables;

import static org.colophon.datasets.metrics.tables.Tables.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.metrics.MatchCounts;
import org.colophon.datasets.model.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericCellsTest {
  /** Eight numbers; the years are numbers too. */
  private static final List<Cell> TRUTH =
      Tables.of(
          row("Year", "Men", "Women"),
          row("1901", "12", "1,300"),
          row("1902", "7", "(4.5)"),
          row("1903", "-", "80 %"));

  @Test
  void allNumbersInTheirPlaces() {
    assertEquals(new MatchCounts(8, 8, 8), NumericCells.score(TRUTH, TRUTH));
  }

  @Test
  void otherWritingIsTheSameValue() {
    final List<Cell> found =
        Tables.of(
            row("Year", "Men", "Women"),
            row("1901", "12", "1 300"),
            row("1902", "7", "\u22124.50"),
            row("1903", "-", "80%"));
    assertEquals(new MatchCounts(8, 8, 8), NumericCells.score(TRUTH, found));
  }

  @Test
  void aWrongDigitIsWrong() {
    final List<Cell> found =
        Tables.of(
            row("Year", "Men", "Women"),
            row("1901", "12", "1,800"),
            row("1902", "7", "(4.5)"),
            row("1903", "-", "80"));
    assertEquals(new MatchCounts(6, 8, 8), NumericCells.score(TRUTH, found));
  }

  @Test
  void aMissingRowCostsItsOwnNumbersOnly() {
    final List<Cell> found =
        Tables.of(row("Year", "Men", "Women"), row("1902", "7", "(4.5)"), row("1903", "-", "80 %"));
    assertEquals(new MatchCounts(5, 5, 8), NumericCells.score(TRUTH, found));
  }

  @Test
  void aMissingColumnCostsItsOwnNumbersOnly() {
    final List<Cell> found =
        Tables.of(
            row("Year", "Women"), row("1901", "1,300"), row("1902", "(4.5)"), row("1903", "80 %"));
    assertEquals(new MatchCounts(6, 6, 8), NumericCells.score(TRUTH, found));
  }

  @Test
  void numbersInEachOthersPlacesAreWrong() {
    final List<Cell> found =
        Tables.of(
            row("Year", "Men", "Women"),
            row("1901", "1,300", "12"),
            row("1902", "7", "(4.5)"),
            row("1903", "-", "80 %"));
    assertEquals(new MatchCounts(6, 8, 8), NumericCells.score(TRUTH, found));
  }

  @Test
  void aTableThatWasNotFoundHasNone() {
    assertEquals(new MatchCounts(0, 0, 8), NumericCells.score(TRUTH, List.of()));
    assertEquals(new MatchCounts(0, 8, 0), NumericCells.score(List.of(), TRUTH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|12|",
        "+12|12|",
        "12-|-12|",
        "1,234|1234|",
        "1.234|1.234|",
        "1,23|1.23|",
        "0,123|0.123|",
        "1.234,5|1234.5|",
        "1,234.50|1234.5|",
        "1.234.567|1234567|",
        "1 234 567|1234567|",
        "1'234|1234|",
        "$ 1,234|1234|",
        "12,50 \u20ac|12.5|",
        "(1,234)|-1234|",
        "-5,5 %|-5.5|%",
        ".5|0.5|",
        "100|100|",
      })
  void readsNumbers(String text, BigDecimal value, String unit) {
    final CellNumber number = CellNumber.parse(text).orElseThrow();
    assertEquals(0, value.compareTo(number.value()), text + " is " + number.value());
    assertEquals(unit == null ? "" : unit, number.unit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "a",
        "12a",
        "1/2",
        "1901-02",
        "12.5.1901",
        "1,23,4",
        "(12",
        "1 2",
        "--1",
        "%"
      })
  void readsNothingElse(String text) {
    assertEquals(Optional.empty(), CellNumber.parse(text));
  }
}
