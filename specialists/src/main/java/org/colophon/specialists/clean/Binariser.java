package org.colophon.specialists.clean;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.raster.Raster;

/** Makes bilevel pages of grey ones: one threshold where that is enough, else a local one. */
final class Binariser {
  static final int MIDDLE_GREY = 128;

  /** J. Sauvola, M. Pietikäinen, Adaptive document image binarization, 2000, propose 0.2 to 0.5. */
  static final double SAUVOLA_FACTOR = 0.25;

  private static final int SAMPLING = 4;

  /** Within tiles whose grey values differ by less than this there is only paper. */
  private static final int LEAST_DIFFERENCE = 100;

  private Binariser() {}

  /**
   * The grey value, 1 to 255, below which a pixel of the page is ink (N. Otsu, A threshold
   * selection method from grey-level histograms, 1979, with Leptonica's choice of the lowest point
   * between the two peaks), from every fourth row and column.
   */
  static int split(Raster grey) {
    final IntBuffer threshold = IntBuffer.allocate(1);
    final int factor = Math.min(grey.width(), grey.height()) < 8 * SAMPLING ? 1 : SAMPLING;
    final int failed =
        Leptonica1.pixSplitDistributionFgBg(
            grey.pix(),
            0.1f,
            factor,
            threshold,
            IntBuffer.allocate(1),
            IntBuffer.allocate(1),
            null);
    return failed != 0 ? MIDDLE_GREY : Math.max(1, threshold.get(0));
  }

  /** Pixels darker than the threshold become ink. */
  static Raster threshold(Raster grey, int threshold) {
    return Raster.of(Leptonica1.pixThresholdToBinary(grey.pix(), threshold));
  }

  /**
   * A local threshold from mean and deviation in a window of a sixth of an inch.
   *
   * @param factor how far below the mean ink begins; higher drops more
   */
  static Raster sauvola(Raster grey, double dpi, double factor) {
    final int shorter = Math.min(grey.width(), grey.height());
    final int half = Math.min((int) Math.max(7, Math.round(dpi / 12)), (shorter - 4) / 2);
    if (half < 3) {
      return threshold(grey, split(grey));
    }
    final PointerByReference binary = new PointerByReference();
    // Tiles bound the memory of the accumulators, 12 bytes a pixel.
    final int columns = tiles(grey.width(), half);
    final int rows = tiles(grey.height(), half);
    if (Leptonica1.pixSauvolaBinarizeTiled(
            grey.pix(), half, (float) factor, columns, rows, null, binary)
        != 0) {
      return threshold(grey, split(grey));
    }
    return Raster.of(new Pix(binary.getValue()));
  }

  /**
   * A local threshold after the contrast of each neighbourhood was stretched to the full range, for
   * faint text, of which a local threshold alone breaks the strokes.
   */
  static Raster stretched(Raster grey, double dpi) {
    final Pix binary =
        Leptonica1.pixSauvolaOnContrastNorm(grey.pix(), LEAST_DIFFERENCE, null, null);
    return binary == null ? sauvola(grey, dpi, SAUVOLA_FACTOR) : Raster.of(binary);
  }

  private static int tiles(int length, int half) {
    return Math.max(1, Math.min(length / 512, length / (2 * half + 4)));
  }
}
