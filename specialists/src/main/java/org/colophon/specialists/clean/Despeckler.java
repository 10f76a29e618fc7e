package org.colophon.specialists.clean;

import java.nio.IntBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Bricks;
import org.colophon.datasets.raster.Raster;

/**
 * Removes specks: parts smaller than the dot of an i in the smallest print, with nothing larger
 * near them. Dots, accents and punctuation are larger, and near a letter besides.
 */
final class Despeckler {
  /** The dot of an i in 6-point print measures about 1/90 inch. */
  private static final double SPECKS_PER_INCH = 130;

  /** Ink within this many inches makes a speck part of something. */
  private static final double NEAR = 0.02;

  private static final int WINDOWS = 3;
  private static final int WINDOW_PART = 8;

  private Despeckler() {}

  /** Specks per square inch, counted in nine windows spread over the page. */
  static double density(Raster ink, double dpi) {
    final int width = Math.max(1, ink.width() / WINDOW_PART);
    final int height = Math.max(1, ink.height() / WINDOW_PART);
    long specks = 0;
    for (int row = 0; row < WINDOWS; row++) {
      for (int column = 0; column < WINDOWS; column++) {
        final Box window =
            Box.ofSize(
                (2 * column + 1) * ink.width() / (2 * WINDOWS) - width / 2,
                (2 * row + 1) * ink.height() / (2 * WINDOWS) - height / 2,
                width,
                height);
        try (Raster part = ink.crop(window);
            Raster found = specks(part, dpi)) {
          specks += count(found);
        }
      }
    }
    return specks / (WINDOWS * WINDOWS * (width / dpi) * (height / dpi));
  }

  /** The page without its specks. */
  static Raster cleaned(Raster ink, double dpi) {
    try (Raster specks = specks(ink, dpi)) {
      return Raster.of(Leptonica1.pixSubtract(null, ink.pix(), specks.pix()));
    }
  }

  private static Raster specks(Raster ink, double dpi) {
    final int most = Math.max(1, (int) (dpi / SPECKS_PER_INCH));
    final int near = 2 * Math.max(2, (int) Math.round(dpi * NEAR)) + 1;
    try (Raster small =
            Raster.of(
                Leptonica1.pixSelectBySize(
                    ink.pix(),
                    most,
                    most,
                    8,
                    ILeptonica.L_SELECT_IF_BOTH,
                    ILeptonica.L_SELECT_IF_LTE,
                    null));
        Raster rest = Raster.of(Leptonica1.pixSubtract(null, ink.pix(), small.pix()));
        Raster around = Bricks.dilated(rest, near, near)) {
      // A speck is at most a few pixels, so one that is half outside is near enough to be kept.
      try (Raster seed = Raster.of(Leptonica1.pixAnd(null, small.pix(), around.pix()));
          Raster kept = Raster.of(Leptonica1.pixSeedfillBinary(null, seed.pix(), small.pix(), 8))) {
        return Raster.of(Leptonica1.pixSubtract(null, small.pix(), kept.pix()));
      }
    }
  }

  private static int count(Raster bilevel) {
    final IntBuffer count = IntBuffer.allocate(1);
    Leptonica1.pixCountConnComp(bilevel.pix(), 8, count);
    return count.get(0);
  }
}
