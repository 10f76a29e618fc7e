package org.colophon.specialists.segment;

import static org.colophon.specialists.segment.TypedPage.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;

/** Paragraphs, headings, items and notes. */
class TextSegmentsTest {
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
    assertEquals(List.of(2, 3, 2), levels(segments));
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
    assertEquals(List.of(1, 2, 2), levels(segments));
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

  private static List<Integer> levels(List<Segment> segments) {
    return segments.stream()
        .filter(segment -> segment.kind() == RegionKind.HEADING)
        .map(Segment::level)
        .toList();
  }
}
