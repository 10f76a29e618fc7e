package org.colophon.specialists.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.recognise.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {
  @Test
  void readsTheLeftColumnBeforeTheRight() {
    final List<Segment> segments =
        new TypedPage()
            .line(150, 60, 18, true, "A Title Across Both Columns")
            .paragraph(40, 100, 20, "Left")
            .paragraph(320, 100, 20, "Right")
            .segments();
    assertEquals(List.of(RegionKind.HEADING, RegionKind.TEXT, RegionKind.TEXT), kinds(segments));
    assertTrue(segments.get(1).lines().get(0).text().startsWith("Left"));
    assertTrue(segments.get(2).lines().get(0).text().startsWith("Right"));
  }

  @Test
  void cutsParagraphsAtIndents() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 100, 6, "One")
            .paragraph(100, 172, 6, "Two")
            .paragraph(100, 244, 6, "Three")
            .segments();
    assertEquals(List.of(RegionKind.TEXT, RegionKind.TEXT, RegionKind.TEXT), kinds(segments));
    segments.forEach(segment -> assertEquals(6, segment.lines().size()));
  }

  @Test
  void setsRunningTitlesFoliosAndFootnotesApart() {
    final List<Segment> segments =
        new TypedPage()
            .line(200, 30, "THE HISTORY OF PRINTING")
            .paragraph(100, 80, 40, "Text")
            .ruling(100, 570, 180)
            .line(100, 580, 8, false, "* A note that explains what was said above.")
            .line(290, 760, "27")
            .segments();
    assertEquals(
        List.of(RegionKind.HEADER, RegionKind.TEXT, RegionKind.FOOTNOTE, RegionKind.FOOTER),
        kinds(segments));
  }

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
  void levelsHeadingsByTheirNumbers() {
    final List<Segment> segments =
        new TypedPage()
            .line(100, 60, 14, true, "2 Methods")
            .paragraph(100, 90, 8, "First")
            .line(100, 204, 10, true, "2.1 Data")
            .paragraph(100, 226, 8, "Second")
            .line(100, 340, 14, true, "References")
            .paragraph(100, 370, 8, "Third")
            .segments();
    final List<Integer> levels =
        segments.stream().filter(s -> s.kind() == RegionKind.HEADING).map(Segment::level).toList();
    assertEquals(List.of(2, 3, 2), levels);
  }

  @Test
  void leavesTheFirstLevelToTheTitle() {
    final List<Segment> segments =
        new TypedPage()
            .line(150, 60, 20, true, "A Title That Is Large")
            .line(100, 110, 12, true, "1. Methods")
            .paragraph(100, 134, 8, "First")
            .line(100, 250, 12, true, "Thanks")
            .paragraph(100, 274, 8, "Second")
            .segments();
    final List<Integer> levels =
        segments.stream().filter(s -> s.kind() == RegionKind.HEADING).map(Segment::level).toList();
    assertEquals(List.of(1, 2, 2), levels);
  }

  @Test
  void keepsTheHangingLinesOfItems() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 60, 8, "Before")
            .line(104, 164, "– the first thing that is to be said about")
            .line(112, 176, "this, which needs a second line;")
            .line(104, 188, "– the next thing, which is only to be said")
            .line(112, 200, "with a second line.")
            .paragraph(100, 212, 8, "After")
            .segments();
    assertEquals(
        List.of(RegionKind.TEXT, RegionKind.LIST, RegionKind.LIST, RegionKind.TEXT),
        kinds(segments));
    assertEquals(2, segments.get(1).lines().size());
    assertEquals(2, segments.get(2).lines().size());
  }

  @Test
  void cutsReferencesThatAreNumberedWithoutAPoint() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 60, 8, "Before")
            .line(100, 180, "1 Wroe D. Campaigns that went on. The Age, see")
            .line(108, 192, "http://petition.globalink.org/view.php?code=extreme.")
            .line(100, 204, "2 Chapman S. Makeovers that were extreme, and")
            .line(108, 216, "what came of them.")
            .line(100, 228, "3 Mackay J. The atlas.")
            .line(100, 240, "4 Hirschhorn N. A letter to him that was not sent.")
            .segments();
    assertEquals(5, segments.size(), kinds(segments).toString());
    assertEquals(2, segments.get(1).lines().size());
    assertEquals(2, segments.get(2).lines().size());
    assertTrue(kinds(segments).stream().noneMatch(RegionKind.FORMULA::equals));
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
  void knowsPartsOfATextByTheirNames() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 100, 8, "Before")
            .line(100, 220, "Abstract")
            .paragraph(100, 240, 8, "After")
            .segments();
    assertEquals(List.of(RegionKind.TEXT, RegionKind.HEADING, RegionKind.TEXT), kinds(segments));
  }

  @Test
  void keepsTheLinesOfALastFootnoteTogether() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 80, 40, "Text")
            .line(100, 720, 8, false, "³ The house was built on rock in the year that")
            .line(100, 729, 8, false, "is named above, and the pier was built on sand.")
            .line(290, 770, "27")
            .segments();
    assertEquals(List.of(RegionKind.TEXT, RegionKind.FOOTNOTE, RegionKind.FOOTER), kinds(segments));
    assertEquals(2, segments.get(1).lines().size());
  }

  @Test
  void keepsTheShortLastLineOfAnAbstractAboveColumns() {
    final List<Segment> segments =
        new TypedPage()
            .line(
                40,
                60,
                "An abstract stands above both of the columns and is as wide as both of them are and then after all of that")
            .line(
                40,
                72,
                "it goes on for quite a while until in the end its last line is found to be a short one of few words as")
            .line(40, 84, "is usual here.")
            .paragraph(40, 120, 20, "Left")
            .paragraph(320, 120, 20, "Right")
            .segments();
    assertEquals(List.of(RegionKind.TEXT, RegionKind.TEXT, RegionKind.TEXT), kinds(segments));
    assertEquals(3, segments.get(0).lines().size());
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
  void doesNotTakeSpecksInTheGutterForText() {
    final TypedPage page = new TypedPage();
    for (int i = 0; i < 20; i++) {
      page.line(40, 100 + 12 * i, "The left column has lines such as these here");
      page.line(320, 100 + 12 * i, "The right column has lines such as these too");
    }
    final List<Line> lines = new ArrayList<>(page.lines());
    final Line seventh = lines.get(14);
    final List<Word> words = new ArrayList<>(seventh.words());
    final int right = seventh.box().right();
    final Box speck = Box.ofSize(312, seventh.box().top() + 6, 3, 3);
    assertTrue(speck.left() - right > 3);
    words.add(new Word("", ".", speck, 0.4, Style.PLAIN));
    lines.set(14, new Line("", seventh.box().union(speck), seventh.baseline(), List.copyOf(words)));
    final PageAnalysis scan =
        new PageAnalysis(
            600,
            800,
            72,
            List.of(new Block(Block.Type.TEXT, new Box(0, 0, 600, 800), List.of(lines))),
            List.of(),
            List.of(),
            Optional.empty(),
            false);
    final List<Segment> segments = Segmenter.standard().segment(scan);
    assertComplete(scan, segments);
    assertEquals(2, segments.size(), segments.toString());
    assertEquals(20, segments.get(0).lines().size());
  }

  @Test
  void makesASegmentOfEveryListItem() {
    final List<Segment> segments =
        new TypedPage()
            .paragraph(100, 60, 8, "Before")
            .line(112, 164, "• the first thing that is to be said")
            .line(122, 176, "which needs a second line")
            .line(112, 188, "• the second thing")
            .line(112, 200, "• the third thing")
            .paragraph(100, 220, 8, "After")
            .segments();
    assertEquals(
        List.of(
            RegionKind.TEXT, RegionKind.LIST, RegionKind.LIST, RegionKind.LIST, RegionKind.TEXT),
        kinds(segments));
    assertEquals(2, segments.get(1).lines().size());
  }

  @Test
  void leavesTextThatHasABackdropAsText() {
    final List<Segment> segments =
        new TypedPage().image(0, 0, 600, 800).paragraph(100, 100, 20, "Text").segments();
    assertEquals(List.of(RegionKind.TEXT), kinds(segments));
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

  @Test
  void givesNothingForAnEmptyPage() {
    assertEquals(List.of(), new TypedPage().segments());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losesNothingOnPagesThatMakeNoSense(long seed) {
    final Random random = new Random(seed);
    final List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      final List<Word> words = new ArrayList<>();
      for (int j = random.nextInt(5); j > 0; j--) {
        words.add(new Word("", random.nextInt(1000) + "ab=", anyBox(random), 0.5, Style.PLAIN));
      }
      lines.add(new Line("", anyBox(random), null, words));
    }
    final List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      boxes.add(anyBox(random));
    }
    final Block block = new Block(Block.Type.TEXT, new Box(0, 0, 1, 1), List.of(lines));
    final PageAnalysis page =
        new PageAnalysis(
            1000, 1000, 0, List.of(block), boxes, boxes, Optional.empty(), random.nextBoolean());
    assertComplete(page, Segmenter.standard().segment(page));
  }

  @Test
  void findsKindsAndOrderOfDocBank() {
    final List<DocBankPage> pages = DocBankPage.all();
    assumeFalse(pages.isEmpty(), "the layout corpus is absent");
    final KindScore score = new KindScore();
    double order = 0;
    for (final DocBankPage page : pages) {
      final List<Segment> segments = Segmenter.standard().segment(page.analysis());
      assertComplete(page.analysis(), segments);
      LayoutReport.score(page, segments, score);
      order += LayoutReport.order(page, segments) / pages.size();
    }
    final String table = score.table();
    assertTrue(order > 0.98, "reading order " + order);
    assertTrue(score.recall("paragraph", "text") > 0.96, table);
    assertTrue(score.recall("table", "table") > 0.9, table);
    assertTrue(score.recall("caption", "caption") > 0.85, table);
    assertTrue(score.recall("footer", "footnote", "footer") > 0.9, table);
    assertTrue(score.recall("list", "list") > 0.9, table);
    assertTrue(score.recall("equation", "formula") > 0.65, table);
    assertTrue(score.recall("section", "heading") > 0.7, table);
  }

  static void assertComplete(PageAnalysis page, List<Segment> segments) {
    final Set<Line> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (final Segment segment : segments) {
      segment.lines().forEach(line -> assertTrue(seen.add(line), "a line is in two segments"));
      assertTrue(segment.target() < segments.size());
      assertTrue(segment.confidence() >= 0 && segment.confidence() <= 1);
    }
    long lines = 0;
    for (final Block block : page.blocks()) {
      for (final Line line : block.lines()) {
        lines++;
        assertTrue(seen.contains(line), "a line is lost");
      }
    }
    assertEquals(lines, seen.size());
    for (final Box image : page.images()) {
      assertTrue(
          image.isEmpty() || segments.stream().anyMatch(s -> !s.box().intersect(image).isEmpty()),
          "a picture is lost");
    }
  }

  private static Box anyBox(Random random) {
    return Box.ofSize(
        random.nextInt(1000), random.nextInt(1000), random.nextInt(300), random.nextInt(60));
  }

  private static List<RegionKind> kinds(List<Segment> segments) {
    return segments.stream().map(Segment::kind).toList();
  }
}
