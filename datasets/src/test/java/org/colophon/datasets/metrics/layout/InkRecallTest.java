package org.colophon.datasets.metrics.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.Test;

class InkRecallTest {
  private static final Map<RegionKind, RegionKind> KINDS =
      Map.of(
          RegionKind.TEXT, RegionKind.TEXT,
          RegionKind.TABLE, RegionKind.TABLE,
          RegionKind.FIGURE, RegionKind.FIGURE);

  @Test
  void everyPixelCountsOnce() {
    try (Raster ink = black(100, 100)) {
      // The table lies over 500 pixels of the text and is smaller, so they are its own.
      final List<LayoutBox> truth =
          List.of(region(RegionKind.TEXT, 0, 0, 50, 100), region(RegionKind.TABLE, 40, 0, 60, 50));
      final List<LayoutBox> found =
          List.of(
              region(RegionKind.TEXT, 0, 0, 100, 25), region(RegionKind.FIGURE, 0, 20, 100, 40));
      // Text, 40 wide above and 50 below: 40 x 25 right, 40 x 15 in the figure, of 4,500.
      // Table, 20 wide: 20 x 25 as text, 20 x 15 in the figure, 20 x 10 in none.
      assertEquals(
          Map.of(
              RegionKind.TEXT, new InkShare(1000, 0, 600, 2900),
              RegionKind.TABLE, new InkShare(0, 500, 300, 200)),
          InkRecall.of(ink, truth, found, KINDS));
    }
  }

  @Test
  void onlyInkCounts() {
    try (Raster ink = Raster.blank(200, 100, 1)) {
      for (final int x : new int[] {10, 31, 32, 63, 150}) {
        Leptonica1.pixSetPixel(ink.pix(), x, 20, 1);
      }
      // 10, 31 and 32 are inside; 63 is in the truth alone; 150 in neither.
      assertEquals(
          Map.of(RegionKind.TEXT, new InkShare(3, 0, 0, 1)),
          InkRecall.of(
              ink,
              List.of(region(RegionKind.TEXT, 0, 0, 64, 100)),
              List.of(region(RegionKind.TEXT, 5, 10, 63, 30)),
              KINDS));
    }
  }

  @Test
  void aFigureIsRightForAFigure() {
    try (Raster ink = black(10, 10)) {
      final List<LayoutBox> figure = List.of(region(RegionKind.FIGURE, -5, 0, 50, 10));
      final InkShare share = InkRecall.of(ink, figure, figure, KINDS).get(RegionKind.FIGURE);
      assertEquals(new InkShare(100, 0, 0, 0), share);
      assertEquals(1, share.recall().value(1));
    }
  }

  @Test
  void greyIsNoInk() {
    try (Raster grey = Raster.blank(10, 10, 8)) {
      assertThrows(
          IllegalArgumentException.class, () -> InkRecall.of(grey, List.of(), List.of(), KINDS));
    }
  }

  private static Raster black(int width, int height) {
    final Raster ink = Raster.blank(width, height, 1);
    Leptonica1.pixSetAll(ink.pix());
    return ink;
  }

  private static LayoutBox region(RegionKind kind, int left, int top, int right, int bottom) {
    return new LayoutBox(kind, new Box(left, top, right, bottom));
  }
}
