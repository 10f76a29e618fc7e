package org.colophon.specialists.lines;

import com.sun.jna.Pointer;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;

/**
 * A line, or a piece of one, scaled to the height that a recogniser reads.
 *
 * @param line position of the line in its task
 * @param left of the piece in the frame, pixels
 * @param scale pixels of the strip for a pixel of the frame, across
 * @param pixels rows of {@code width} bytes, 0 for black
 */
// Read only; a copy for safety would double the largest data of a line.
@SuppressWarnings("ArrayRecordComponent")
record Strip(int line, double left, double scale, int width, int height, byte[] pixels) {
  /**
   * Letters are made narrower than they are: work grows with the width of a strip. At 0.8 doubtful
   * words of books and receipts were read as well as at 1, at 0.65 those of receipts were not.
   */
  private static final double SQUEEZE = 0.75;

  private static final int PIXELS_IN_WORD = 4;

  /**
   * Scales a line.
   *
   * @param grey its pixels, 8 bits
   * @param part where they lie in the frame
   * @throws IllegalArgumentException if Leptonica cannot scale them
   */
  static Strip of(int line, Raster grey, Box part, int height) {
    final double tall = height / (double) part.height();
    final double scale = SQUEEZE * tall;
    // Without sharpening, as the images were scaled on which the recogniser learnt.
    try (Raster scaled =
        Raster.of(Leptonica1.pixScaleGeneral(grey.pix(), (float) scale, (float) tall, 0f, 0))) {
      return new Strip(line, part.left(), scale, scaled.width(), height, bytes(scaled, height));
    }
  }

  /** Leptonica keeps four pixels in a word, the first in its highest byte. */
  private static byte[] bytes(Raster grey, int height) {
    final int width = grey.width();
    final int rows = Math.min(height, grey.height());
    final int wordsPerRow = Leptonica1.pixGetWpl(grey.pix());
    final Pointer data = Leptonica1.pixGetData(grey.pix()).getPointer();
    final int[] row = new int[wordsPerRow];
    final byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      // Rounding may leave the last row out: the one above it stands in.
      final long offset = (long) Math.min(y, rows - 1) * wordsPerRow * Integer.BYTES;
      data.read(offset, row, 0, wordsPerRow);
      for (int x = 0; x < width; x++) {
        final int shift = (PIXELS_IN_WORD - 1 - x % PIXELS_IN_WORD) * Byte.SIZE;
        pixels[y * width + x] = (byte) (row[x / PIXELS_IN_WORD] >>> shift);
      }
    }
    return pixels;
  }

  /** Brightness of a pixel, 0 for black to 255. */
  int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  /** The columns from one to another, as a strip of its own. */
  Strip columns(int from, int to) {
    final byte[] part = new byte[(to - from) * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * width + from, part, y * (to - from), to - from);
    }
    return new Strip(line, left + from / scale, scale, to - from, height, part);
  }
}
