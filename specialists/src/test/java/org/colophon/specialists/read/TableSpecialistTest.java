package org.colophon.specialists.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.guard.Guards;
import org.junit.jupiter.api.Test;

class TableSpecialistTest {
  private static final Box REGION = new Box(200, 300, 1700, 1000);
  private static final Style BOLD = new Style(true, false, false, false, false, 10);

  @Test
  void alignedWordsMakeColumnsUnderASpanningHeading() throws Exception {
    final Content.Table table =
        table(
            new Sheet(REGION)
                .text(20, 20, "Year")
                .text(600, 20, "Persons")
                .rule(500, 66, 360, 3)
                .text(500, 80, "Men")
                .text(760, 80, "Women")
                .rule(0, 126, 1400, 3)
                .text(20, 140, "1901")
                .text(510, 140, "12")
                .text(790, 140, "7")
                .text(20, 200, "1902")
                .text(510, 200, "345")
                .text(790, 200, "86")
                .text(20, 260, "1903")
                .text(510, 260, "98")
                .text(790, 260, "1,205"));
    assertEquals(
        """
        0,0 2x1 # Year
        0,1 1x2 # Persons
        1,1 1x1 # Men
        1,2 1x1 # Women
        2,0 1x1 1901
        2,1 1x1 12
        2,2 1x1 7
        3,0 1x1 1902
        3,1 1x1 345
        3,2 1x1 86
        4,0 1x1 1903
        4,1 1x1 98
        4,2 1x1 1,205""",
        shown(table));
    assertFalse(table.ruled());
  }

  /** As from a text layer, which says all its lines and sends no pixels. */
  @Test
  void aTableWithoutLinesNeedsNoPixels() throws Exception {
    final RegionTask drawn =
        new Sheet(REGION)
            .text(20, 20, "1901")
            .text(510, 20, "12")
            .text(20, 80, "1902")
            .text(510, 80, "345")
            .task(RegionKind.TABLE);
    final RegionTask task = drawn.withCrop(new byte[0], Optional.empty());
    final Reading reading = new TableSpecialist().read(task, new KeepingCrops()).reading();
    assertEquals(4, ((Content.Table) reading.content()).cells().size());
  }

  @Test
  void linesOfOneCellAreOneRow() throws Exception {
    final Content.Table table =
        table(
            new Sheet(REGION)
                .text(20, 20, "Place", BOLD)
                .text(600, 20, "Yield", BOLD)
                .text(20, 90, "Fields on the upper")
                .text(20, 135, "bank of the river")
                .text(610, 90, "12.5")
                .text(20, 205, "Gardens")
                .text(610, 205, "3.25")
                .text(20, 275, "Woods")
                .text(610, 275, "0.5"));
    assertEquals(
        """
        0,0 1x1 # Place
        0,1 1x1 # Yield
        1,0 1x1 Fields on the upper bank of the river
        1,1 1x1 12.5
        2,0 1x1 Gardens
        2,1 1x1 3.25
        3,0 1x1 Woods
        3,1 1x1 0.5""",
        shown(table));
  }

  @Test
  void aRuledGridIsReadByItsFacesWithSpans() throws Exception {
    final Content.Table table = table(grid(true));
    assertEquals(GRID, shown(table));
    assertTrue(table.ruled());
    assertEquals(new Box(230, 320, 302, 356), table.cells().get(0).box());
  }

  @Test
  void linesThatAreOnlyInkAreSought() throws Exception {
    final Content.Table table = table(grid(false));
    assertEquals(GRID, shown(table));
    assertTrue(table.ruled());
  }

  private static final String GRID =
      """
      0,0 2x1 # Kind
      0,1 1x2 # Number
      1,1 1x1 # old
      1,2 1x1 # new
      2,0 1x1 Oak trees in the park
      2,1 1x1 12
      2,2 1x1 14""";

  private static Sheet grid(boolean known) {
    final Sheet sheet =
        new Sheet(REGION)
            .text(30, 20, "Kind")
            .text(560, 20, "Number")
            .text(460, 100, "old")
            .text(760, 100, "new")
            .text(30, 180, "Oak trees")
            .text(30, 225, "in the park")
            .text(460, 180, "12")
            .text(760, 180, "14");
    final int[][] lines = {
      {0, 5, 1000, 3}, {400, 80, 600, 3}, {0, 160, 1000, 3}, {0, 280, 1000, 3},
      {0, 5, 3, 278}, {400, 5, 3, 278}, {700, 80, 3, 203}, {997, 5, 3, 278}
    };
    for (final int[] line : lines) {
      if (known) {
        sheet.rule(line[0], line[1], line[2], line[3]);
      } else {
        sheet.draw(line[0], line[1], line[2], line[3]);
      }
    }
    return sheet;
  }

  /**
   * The upright lines are drawn anew in every row, and only shade parts the heading from the body.
   */
  @Test
  void shadesAndBrokenLinesMakeAGridToo() throws Exception {
    final Sheet sheet =
        new Sheet(REGION)
            .shade(0, 0, 1000, 70)
            .text(30, 20, "Kind of tree")
            .text(460, 20, "Number")
            .text(30, 80, "Oak")
            .text(460, 80, "many")
            .text(30, 150, "Ash")
            .text(460, 150, "few");
    for (int y = 0; y < 210; y += 70) {
      sheet.draw(400, y + 10, 4, 50);
      sheet.draw(0, y + 68, 1000, 3);
    }
    final Content.Table table = table(sheet);
    assertTrue(table.ruled());
    assertEquals(
        List.of("Kind of tree", "Number", "Oak", "many", "Ash", "few"),
        table.cells().stream().map(Cell::text).toList());
  }

  @Test
  void aHeadingInTheMiddleOfTwoColumnsSpansThem() throws Exception {
    final Content.Table table =
        table(
            new Sheet(REGION)
                .text(20, 20, "Place")
                .text(520, 20, "2007")
                .text(920, 20, "2008")
                .text(450, 80, "N")
                .text(630, 80, "%")
                .text(850, 80, "N")
                .text(1030, 80, "%")
                .text(20, 140, "Here")
                .text(450, 140, "1")
                .text(630, 140, "2")
                .text(850, 140, "3")
                .text(1030, 140, "4")
                .text(20, 200, "There")
                .text(450, 200, "5")
                .text(630, 200, "6")
                .text(850, 200, "7")
                .text(1030, 200, "8"));
    assertEquals(5, table.columns());
    assertEquals(2, table.cells().get(1).columnSpan());
    assertEquals(3, table.cells().get(2).column());
    assertEquals(2, table.cells().get(2).columnSpan());
  }

  @Test
  void aSkewedScanHasStraightRows() throws Exception {
    final Sheet sheet = new Sheet(REGION, 0.035);
    for (int r = 0; r < 6; r++) {
      sheet.text(20, 60 * r + 20, "Row " + (char) ('a' + r)).text(1300, 60 * r + 20, "1" + r);
      // A long line of words in between tells the slope.
      sheet.text(400, 60 * r + 20, "some words that stand here");
    }
    final Content.Table table = table(sheet);
    assertEquals(6, table.rows());
    assertEquals(3, table.columns());
    assertEquals("Row f", table.cells().get(15).text());
    assertEquals("15", table.cells().get(17).text());
  }

  /**
   * Whatever the words and lines are: nothing lost, nothing invented, nothing that guards reject.
   */
  @Test
  void everyWordEndsInExactlyOneCell() throws Exception {
    final Random random = new Random(20130825);
    for (int round = 0; round < 50; round++) {
      final Sheet sheet = new Sheet(REGION, random.nextInt(4) == 0 ? 0.02 : 0);
      final int words = 1 + random.nextInt(60);
      for (int i = 0; i < words; i++) {
        final String text =
            random.nextBoolean()
                ? "w".repeat(1 + random.nextInt(6)) + " x"
                : Integer.toString(random.nextInt(100_000));
        sheet.text(random.nextInt(1300), random.nextInt(600), text);
      }
      final int lines = random.nextInt(12);
      for (int i = 0; i < lines; i++) {
        final boolean level = random.nextBoolean();
        sheet.rule(
            random.nextInt(400),
            random.nextInt(400),
            level ? 1000 : 3,
            level ? 3 : 200 + random.nextInt(200));
      }
      final RegionTask task = sheet.task(RegionKind.TABLE);
      final Reading reading = new TableSpecialist().read(task, new KeepingCrops()).reading();
      final Content.Table table = (Content.Table) reading.content();
      assertEquals(Words.of(task.lines()), Words.of(table.lines()), "round " + round);
      assertEquals(
          Optional.empty(),
          Guards.judge(task, reading, new KeepingCrops(), Optional.empty()).rejection(),
          "round " + round);
    }
  }

  @Test
  void aTableWithoutWordsIsNotRead() {
    final RegionTask task = new Sheet(REGION).rule(0, 0, 900, 3).task(RegionKind.TABLE);
    assertThrows(
        SpecialistException.class, () -> new TableSpecialist().read(task, new KeepingCrops()));
  }

  private static Content.Table table(Sheet sheet) throws SpecialistException {
    final Reading reading =
        new TableSpecialist().read(sheet.task(RegionKind.TABLE), new KeepingCrops()).reading();
    assertTrue(reading.confidence() > 0.2 && reading.confidence() <= 1);
    return (Content.Table) reading.content();
  }

  private static String shown(Content.Table table) {
    final List<Cell> cells = table.cells();
    return cells.stream()
        .map(
            c ->
                c.row()
                    + ","
                    + c.column()
                    + " "
                    + c.rowSpan()
                    + "x"
                    + c.columnSpan()
                    + (c.header() ? " # " : " ")
                    + c.text())
        .collect(Collectors.joining("\n"));
  }
}
