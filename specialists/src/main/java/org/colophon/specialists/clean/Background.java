package org.colophon.specialists.clean;

import java.nio.IntBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;

/** Measures and evens out the paper of grey pages. */
final class Background {
  /** The grey to which Leptonica brings the paper when it evens it out. */
  static final int LEVELLED_PAPER = 200;

  private static final int TILE = 16;
  private static final double LIGHT = 0.8;

  /**
   * The paper of a page.
   *
   * @param grey its middle grey value
   * @param unevenness how much light the darkest parts of the paper lack against the lightest, 0 to
   *     1
   */
  record Paper(int grey, double unevenness) {}

  private Background() {}

  /** A first guess at the grey value of paper, on a page that may have a dark border. */
  static int light(Raster grey) {
    return rank(grey, LIGHT);
  }

  /**
   * Measures the paper between the ink on tiles of about a tenth of an inch.
   *
   * @param grey a probe
   * @param border pixels that are no page
   */
  static Paper measure(Raster grey, Raster border) {
    final int guess = light(grey);
    try (Raster page = grey.copy()) {
      Leptonica1.pixSetMasked(page.pix(), border.pix(), guess);
      final int tile = Math.max(1, Math.min(TILE, Math.min(grey.width(), grey.height()) / 8));
      try (Raster tiles =
          Raster.of(
              Leptonica1.pixScaleGrayMinMax(page.pix(), tile, tile, ILeptonica.L_CHOOSE_MAX))) {
        final double dark = rank(tiles, 0.03);
        final double light = rank(tiles, 0.97);
        return new Paper(rank(tiles, 0.5), light <= 0 ? 0 : (light - dark) / light);
      }
    }
  }

  /**
   * Brings the paper to an even grey.
   *
   * @param border pixels that are no page; they become paper
   */
  static Raster levelled(Raster grey, Raster border) {
    final var even = Leptonica1.pixBackgroundNormSimple(grey.pix(), border.pix(), null);
    final Raster result = even == null ? grey.copy() : Raster.of(even);
    Leptonica1.pixSetMasked(result.pix(), border.pix(), LEVELLED_PAPER);
    return result;
  }

  private static int rank(Raster grey, double rank) {
    final IntBuffer value = IntBuffer.allocate(1);
    return Leptonica1.pixGetRankValue(grey.pix(), 1, (float) rank, value) == 0 ? value.get(0) : 255;
  }
}
