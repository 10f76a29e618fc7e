package org.colophon.specialists.segment;

import static org.colophon.specialists.segment.TypedPage.kinds;
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

/** Reading order, and that nothing is lost. */
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
  void leavesTextThatHasABackdropAsText() {
    final List<Segment> segments =
        new TypedPage().image(0, 0, 600, 800).paragraph(100, 100, 20, "Text").segments();
    assertEquals(List.of(RegionKind.TEXT), kinds(segments));
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
}
