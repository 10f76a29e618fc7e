package org.colophon.specialists.clean;

import java.nio.FloatBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.raster.Raster;

/**
 * Finds how far text lines run from the horizontal, by the variance of differences between row sums
 * under shear (W. Postl's method; D. Bloomberg, G. Kopec, L. Dasari, Measuring document image skew
 * and orientation, SPIE 2422, 1995).
 */
final class SkewFinder {
  private static final float COARSE_RANGE = 10;
  private static final float COARSE_STEP = 1;
  private static final float FINE_RANGE = 1;
  private static final float FINE_STEP = 0.25f;
  private static final float PRECISION = 0.01f;

  /**
   * Text lines found in one direction.
   *
   * @param degrees to turn the page clockwise so that they become horizontal
   * @param confidence the best over the worst score; Leptonica trusts 3 and above, 0 if none found
   * @param score variance of row sum differences at the best angle; larger with more text
   */
  record Lines(double degrees, double confidence, double score) {}

  private SkewFinder() {}

  /** Searches 10 degrees either way. */
  static Lines coarse(Raster ink) {
    return search(ink, COARSE_RANGE, COARSE_STEP, 2);
  }

  /** Searches 1 degree either way, on a page that was straightened by a coarse search. */
  static Lines fine(Raster ink) {
    return search(ink, FINE_RANGE, FINE_STEP, 1);
  }

  private static Lines search(Raster ink, float range, float step, int reduction) {
    final FloatBuffer degrees = FloatBuffer.allocate(1);
    final FloatBuffer confidence = FloatBuffer.allocate(1);
    final FloatBuffer score = FloatBuffer.allocate(1);
    final int failed =
        Leptonica1.pixFindSkewSweepAndSearchScorePivot(
            ink.pix(),
            degrees,
            confidence,
            score,
            reduction,
            1,
            0,
            range,
            step,
            PRECISION,
            ILeptonica.L_SHEAR_ABOUT_CORNER);
    return failed != 0
        ? new Lines(0, 0, 0)
        : new Lines(degrees.get(0), confidence.get(0), score.get(0));
  }
}
