package org.colophon.datasets.raster;

import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;

/**
 * Morphology of bilevel rasters with solid rectangles, pixel for pixel what Leptonica's brick
 * operations give, in the logarithm of their time: a run of twice a length is two runs of that
 * length side by side, so each step doubles it (M. van Droogenbroeck, H. Talbot, Fast computation
 * of morphological operations with arbitrary structuring elements, 1996, section 2), where
 * Leptonica takes a step for every pixel of the side. Outside of the raster there is no ink.
 */
public final class Bricks {
  private static final int BOTH = ILeptonica.PIX_SRC & ILeptonica.PIX_DST;
  private static final int EITHER = ILeptonica.PIX_SRC | ILeptonica.PIX_DST;

  private Bricks() {}

  /**
   * The ink that solid rectangles of this size can cover: thinner parts vanish.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @throws IllegalArgumentException if the raster is not bilevel or a side is less than 1
   */
  public static Raster opened(Raster ink, int width, int height) {
    require(ink, width, height);
    final Raster across = inEach(ink.copy(), width, 1, 0, true);
    final Raster kept = inEach(across, height, 0, 1, true);
    // Anchored in the first corner and grown back from it: where the anchor lies does not matter.
    return inEach(inEach(kept, width, -1, 0, false), height, 0, -1, false);
  }

  /**
   * The ink grown to all that a rectangle around each of its pixels covers. A rectangle with an
   * even side reaches a pixel further left or up than right or down.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @throws IllegalArgumentException if the raster is not bilevel or a side is less than 1
   */
  public static Raster dilated(Raster ink, int width, int height) {
    require(ink, width, height);
    final Raster right = inEach(ink.copy(), width - width / 2, -1, 0, false);
    final Raster across = inEach(right, width / 2 + 1, 1, 0, false);
    final Raster down = inEach(across, height - height / 2, 0, -1, false);
    return inEach(down, height / 2 + 1, 0, 1, false);
  }

  private static void require(Raster ink, int width, int height) {
    if (ink.depth() != 1 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "bricks are for bilevel rasters and at least 1 x 1, not depth "
              + ink.depth()
              + ", "
              + width
              + " x "
              + height);
    }
  }

  /**
   * Combines every pixel with the {@code length - 1} that follow in a direction; takes the raster
   * over.
   *
   * @param all whether all of them must be ink for the pixel to become ink, or any
   */
  private static Raster inEach(Raster taken, int length, int stepX, int stepY, boolean all) {
    Raster result = taken;
    int done = 1;
    while (done < length) {
      final int shift = Math.min(done, length - done);
      try (Raster source = result) {
        result = combined(source, shift * stepX, shift * stepY, all);
      }
      done += shift;
    }
    return result;
  }

  /** {@code source(x, y)} with {@code source(x + shiftX, y + shiftY)}. */
  private static Raster combined(Raster source, int shiftX, int shiftY, boolean all) {
    final Raster next = source.copy();
    Leptonica1.pixRasterop(
        next.pix(),
        -shiftX,
        -shiftY,
        source.width(),
        source.height(),
        all ? BOTH : EITHER,
        source.pix(),
        0,
        0);
    if (all) {
      clearBeyond(next, shiftX, shiftY);
    }
    return next;
  }

  /** What looked past the edge saw no ink there. */
  private static void clearBeyond(Raster next, int shiftX, int shiftY) {
    final int width = next.width();
    final int height = next.height();
    Leptonica1.pixRasterop(
        next.pix(), width - shiftX, 0, shiftX, height, ILeptonica.PIX_CLR, null, 0, 0);
    Leptonica1.pixRasterop(
        next.pix(), 0, height - shiftY, width, shiftY, ILeptonica.PIX_CLR, null, 0, 0);
  }
}
