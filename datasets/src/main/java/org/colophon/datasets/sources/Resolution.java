package org.colophon.datasets.sources;

/** Judges and estimates resolutions, in pixels per inch. */
final class Resolution {
  private static final double LOWEST = 50;
  private static final double HIGHEST = 2400;

  /** The longer side of a page of letter or A4 size, in inches, for files that say nothing. */
  private static final double USUAL_LONG_SIDE = 11;

  private static final double LOWEST_ESTIMATE = 72;
  private static final double HIGHEST_ESTIMATE = 600;

  /** Least ratio of two resolutions at which pixels are not square. */
  private static final double OBLONG = 1.2;

  private Resolution() {}

  /** Whether both resolutions can be, and make pixels that are not square. */
  static boolean differ(double x, double y) {
    final double low = Math.min(x, y);
    final double high = Math.max(x, y);
    return low >= LOWEST && high <= HIGHEST && high >= OBLONG * low && high <= 4 * low;
  }

  /** What software writes that does not know the resolution. */
  private static final double[] DEFAULTS = {72, 96};

  /** The longer side, in inches, above which such a number is not believed. */
  private static final double LARGEST_AT_DEFAULT = 20;

  /** Like {@link #orEstimate}, for image files, where 72 and 96 often mean nothing. */
  static double ofFile(double stated, int width, int height) {
    for (final double number : DEFAULTS) {
      if (Math.abs(stated - number) < 1 && Math.max(width, height) > number * LARGEST_AT_DEFAULT) {
        return orEstimate(0, width, height);
      }
    }
    return orEstimate(stated, width, height);
  }

  /** Whether {@link #ofFile} does not believe what the file states. */
  static boolean isGuess(double stated, int width, int height) {
    return ofFile(stated, width, height) != stated;
  }

  /** What the file says if that can be, else an estimate from a page of usual size. */
  static double orEstimate(double stated, int width, int height) {
    if (stated >= LOWEST && stated <= HIGHEST) {
      return stated;
    }
    final double estimate = Math.max(width, height) / USUAL_LONG_SIDE;
    return Math.min(HIGHEST_ESTIMATE, Math.max(LOWEST_ESTIMATE, estimate));
  }
}
