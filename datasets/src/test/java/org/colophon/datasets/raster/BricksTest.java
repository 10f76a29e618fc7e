package org.colophon.datasets.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.IntBuffer;
import java.util.Random;
import net.sourceforge.lept4j.Leptonica1;
import org.junit.jupiter.api.Test;

class BricksTest {
  private static final int[] SIDES = {1, 2, 3, 4, 5, 8, 9, 31, 67, 70, 150};

  @Test
  void opensAsLeptonicaDoes() {
    try (Raster ink = ink(0.97)) {
      for (final int width : SIDES) {
        for (final int height : SIDES) {
          try (Raster ours = Bricks.opened(ink, width, height);
              Raster theirs = Raster.of(Leptonica1.pixOpenBrick(null, ink.pix(), width, height))) {
            assertSame(theirs, ours, "opened by " + width + " x " + height);
          }
        }
      }
    }
  }

  @Test
  void dilatesAsLeptonicaDoes() {
    try (Raster ink = ink(0.004)) {
      for (final int width : SIDES) {
        for (final int height : SIDES) {
          try (Raster ours = Bricks.dilated(ink, width, height);
              Raster theirs =
                  Raster.of(Leptonica1.pixDilateBrick(null, ink.pix(), width, height))) {
            assertSame(theirs, ours, "dilated by " + width + " x " + height);
          }
        }
      }
    }
  }

  @Test
  void refusesGreyPagesAndEmptyBricks() {
    try (Raster grey = Raster.blank(10, 10, 8);
        Raster ink = Raster.blank(10, 10, 1)) {
      assertThrows(IllegalArgumentException.class, () -> Bricks.opened(grey, 3, 3));
      assertThrows(IllegalArgumentException.class, () -> Bricks.dilated(ink, 0, 3));
    }
  }

  /** Noise, and solid rectangles in the middle, in a corner and along two edges. */
  private static Raster ink(double density) {
    final Raster ink = Raster.blank(141, 95, 1);
    final Random random = new Random(7);
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        final boolean solid = x < 20 && y < 9 || y > 85 || x > 100 && x < 135 && y > 30 && y < 70;
        if (solid && density > 0.5 || random.nextDouble() < density) {
          Leptonica1.pixSetPixel(ink.pix(), x, y, 1);
        }
      }
    }
    return ink;
  }

  private static void assertSame(Raster expected, Raster actual, String what) {
    final IntBuffer same = IntBuffer.allocate(1);
    Leptonica1.pixEqual(expected.pix(), actual.pix(), same);
    assertEquals(1, same.get(0), what);
  }
}
