package org.colophon.specialists.clean;

import java.nio.FloatBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.raster.Bricks;
import org.colophon.datasets.raster.Raster;

/**
 * A page reduced by a power of two to 110 to 220 dpi, on which all decisions are made.
 *
 * @param grey 8 bits per pixel; null for a bilevel page
 * @param ink 1 bit per pixel
 * @param reduction pixels of the page per pixel of the probe, along a side
 * @param dpi of the probe
 */
record Probe(Raster grey, Raster ink, int reduction, double dpi) implements AutoCloseable {
  private static final double LEAST_DPI = 110;
  private static final int MOST_REDUCTION = 16;

  /** Low, so that faint strokes survive the reduction; noise matters little to the measurements. */
  private static final double SAUVOLA_FACTOR = 0.2;

  /** Reduces a page of 1 or 8 bits per pixel. */
  static Probe of(Raster page, double dpi) {
    int reduction = 1;
    Raster reduced = page.copy();
    while (dpi / (reduction * 2) >= LEAST_DPI && reduction < MOST_REDUCTION) {
      try (Raster finer = reduced) {
        reduced =
            Raster.of(
                page.depth() == 1
                    ? Leptonica1.pixReduceRankBinaryCascade(finer.pix(), 1, 0, 0, 0)
                    : Leptonica1.pixScaleAreaMap2(finer.pix()));
      }
      reduction *= 2;
    }
    if (page.depth() == 1) {
      return new Probe(null, reduced, reduction, dpi / reduction);
    }
    final double probeDpi = dpi / reduction;
    return new Probe(
        reduced, Binariser.sauvola(reduced, probeDpi, SAUVOLA_FACTOR), reduction, probeDpi);
  }

  /**
   * The ink without rules, pictures, borders and dust: only parts of the size of letters and words,
   * since the straight edges of the others outvote text lines.
   */
  Raster text() {
    final int most = (int) Math.round(dpi * 0.55);
    try (Raster small = select(ink, most, false)) {
      return select(small, 2, true);
    }
  }

  /**
   * The part of the paper's light around text that the text takes away, 0 to 1; 1 where the page is
   * bilevel or has no text.
   */
  double contrast(Raster text) {
    if (grey == null || Ink.count(text) == 0) {
      return 1;
    }
    try (Raster around = Bricks.dilated(text, 9, 9)) {
      Leptonica1.pixSubtract(around.pix(), around.pix(), ink.pix());
      final double paper = mean(around);
      return paper <= 0 ? 1 : Math.max(0, 1 - mean(text) / paper);
    }
  }

  private double mean(Raster mask) {
    final FloatBuffer mean = FloatBuffer.allocate(1);
    Leptonica1.pixGetAverageMasked(grey.pix(), mask.pix(), 0, 0, 1, ILeptonica.L_MEAN_ABSVAL, mean);
    return mean.get(0);
  }

  private static Raster select(Raster image, int side, boolean larger) {
    final Pix selected =
        Leptonica1.pixSelectBySize(
            image.pix(),
            side,
            side,
            8,
            larger ? ILeptonica.L_SELECT_IF_EITHER : ILeptonica.L_SELECT_IF_BOTH,
            larger ? ILeptonica.L_SELECT_IF_GT : ILeptonica.L_SELECT_IF_LTE,
            null);
    return Raster.of(selected);
  }

  @Override
  public void close() {
    if (grey != null) {
      grey.close();
    }
    ink.close();
  }
}
