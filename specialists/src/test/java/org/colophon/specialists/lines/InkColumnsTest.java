package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InkColumnsTest {
  private static final int HEIGHT = 4;

  /** Ink in every column but those from one to another. */
  private static Strip strip(int width, int gapFrom, int gapTo) {
    final byte[] pixels = new byte[width * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      Arrays.fill(pixels, y * width + gapFrom, y * width + gapTo, (byte) 255);
    }
    return new Strip(0, 100, 2, width, HEIGHT, pixels);
  }

  @Test
  void aStripIsCutInTheMiddleOfAGap() {
    final List<Strip> pieces = InkColumns.of(strip(100, 40, 48)).pieces(60);
    assertEquals(2, pieces.size());
    assertEquals(44, pieces.get(0).width());
    assertEquals(56, pieces.get(1).width());
    // Two pixels of the strip are one of the frame.
    assertEquals(100, pieces.get(0).left());
    assertEquals(122, pieces.get(1).left());
  }

  @Test
  void aStripWithoutAGapIsCutAllTheSame() {
    final List<Strip> pieces = InkColumns.of(strip(1_000, 0, 1)).pieces(60);
    assertEquals(1_000, pieces.stream().mapToInt(Strip::width).sum());
    assertTrue(pieces.stream().allMatch(piece -> piece.width() > 0 && piece.width() <= 60));
  }

  @Test
  void whiteOnBothSidesOfInkIsFound() {
    final InkColumns ink = InkColumns.of(strip(20, 5, 12));
    assertEquals(12, ink.first(5, 20));
    assertEquals(5, ink.last(0, 12));
    assertEquals(9, ink.first(6, 9));
  }
}
