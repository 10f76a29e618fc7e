package org.colophon.specialists.segment;

import static org.colophon.specialists.segment.TypedPage.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;

/** Figures, charts, tables and formulas, and what belongs to them. */
class FloatSegmentsTest {
  @Test
  void bindsCaptionsAndKeepsTheWordsOfFigures() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 80, 10, "Before")
            .image(100, 220, 400, 420)
            .line(180, 300, 8, false, "label inside")
            .line(100, 430, "Figure 3: What the picture shows.")
            .paragraph(100, 480, 10, "After")
            .segments();
    assertEquals(
        List.of(RegionKind.TEXT, RegionKind.FIGURE, RegionKind.CAPTION, RegionKind.TEXT),
        kinds(segments));
    assertEquals(1, segments.get(2).target());
    assertEquals("label inside", segments.get(1).lines().get(0).text());
  }

  @Test
  void doesNotBindCaptionsToBlots() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 80, 10, "Before")
            .image(100, 220, 400, 420)
            .image(140, 424, 150, 427)
            .line(100, 430, "Figure 3: What the picture shows.")
            .paragraph(100, 480, 10, "After")
            .segments();
    final Segment caption =
        segments.stream().filter(s -> s.kind() == RegionKind.CAPTION).findFirst().orElseThrow();
    assertEquals(200, segments.get(caption.target()).box().height(), 10);
  }

  @Test
  void tellsCaptionsAndSourcesFromSentencesAboutFloats() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 60, 8, "Before")
            .line(100, 180, "Figure 3 illustrates how the shares came about:")
            .image(100, 204, 400, 320)
            .line(100, 332, 10, true, "Source: The Society, 1997")
            .paragraph(100, 370, 8, "After")
            .segments();
    assertEquals(
        List.of(
            RegionKind.TEXT,
            RegionKind.TEXT,
            RegionKind.FIGURE,
            RegionKind.CAPTION,
            RegionKind.TEXT),
        kinds(segments));
    assertEquals(2, segments.get(3).target());
  }

  @Test
  void tellsChartsByTheirTicks() {
    final TypedPage page =
        new TypedPage().paragraph(100, 60, 8, "Before").image(100, 200, 400, 420);
    for (int i = 0; i < 5; i++) {
      page.line(110, 220 + 40 * i, 8, false, Integer.toString(100 - 20 * i));
      page.line(140 + 50 * i, 408, 8, false, Integer.toString(1990 + 5 * i));
    }
    final List<Segment> segments = page.paragraph(100, 470, 8, "After").segments();
    assertEquals(List.of(RegionKind.TEXT, RegionKind.CHART, RegionKind.TEXT), kinds(segments));
    assertEquals(10, segments.get(1).lines().size());
  }

  @Test
  void takesTheTicksBelowADrawingForPartOfIt() {
    final TypedPage page =
        new TypedPage().paragraph(100, 60, 8, "Before").image(120, 190, 330, 300);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        page.line(130 + 60 * j, 306 + 12 * i, 8, false, Integer.toString(1900 + 10 * j + i));
      }
    }
    final List<Segment> segments =
        page.line(120, 366, "Figure 2. What was measured in")
            .line(120, 378, "all these years.")
            .paragraph(100, 430, 8, "After")
            .segments();
    assertEquals(
        List.of(RegionKind.TEXT, RegionKind.CHART, RegionKind.CAPTION, RegionKind.TEXT),
        kinds(segments).stream().map(k -> k == RegionKind.FIGURE ? RegionKind.CHART : k).toList());
    assertEquals(16, segments.get(1).lines().size());
    assertEquals(1, segments.get(2).target());
  }

  @Test
  void findsRuledAndAlignedTables() {
    final TypedPage page =
        new TypedPage().paragraph(100, 40, 8, "Before").ruling(100, 160, 400).ruling(100, 180, 400);
    for (int i = 0; i < 5; i++) {
      page.line(110, 165 + 20 * i, "Row")
          .line(220, 165 + 20 * i, "12")
          .line(290, 165 + 20 * i, "3");
    }
    page.ruling(100, 262, 400).paragraph(100, 300, 8, "Between");
    for (int i = 0; i < 5; i++) {
      page.line(110, 430 + 14 * i, "Name")
          .line(220, 430 + 14 * i, "4.5")
          .line(300, 430 + 14 * i, "7");
    }
    final List<Segment> segments = page.paragraph(100, 540, 8, "After").segments();
    assertEquals(
        List.of(
            RegionKind.TEXT, RegionKind.TABLE, RegionKind.TEXT, RegionKind.TABLE, RegionKind.TEXT),
        kinds(segments));
    assertEquals(3, segments.get(1).rulings().size());
  }

  @Test
  void takesAFolioWithItsTitleRightAboveATableForAHeader() {
    final TypedPage page =
        new TypedPage()
            .line(100, 40, "Transition and what it means")
            .line(390, 40, "49")
            .ruling(100, 55, 400)
            .ruling(100, 75, 400);
    for (int i = 0; i < 5; i++) {
      page.line(110, 60 + 20 * i, "Row").line(220, 60 + 20 * i, "12").line(290, 60 + 20 * i, "3");
    }
    final List<Segment> segments =
        page.ruling(100, 157, 400).paragraph(100, 190, 20, "Text").segments();
    assertEquals(List.of(RegionKind.HEADER, RegionKind.TABLE, RegionKind.TEXT), kinds(segments));
  }

  @Test
  void setsDisplayedFormulasApart() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 60, 8, "Before")
            .line(160, 180, "E = m c 2 + x")
            .line(295, 180, "(4)")
            .paragraph(100, 220, 8, "After")
            .segments();
    assertEquals(List.of(RegionKind.TEXT, RegionKind.FORMULA, RegionKind.TEXT), kinds(segments));
  }
}
