package org.colophon.datasets.sources;

/** Judges and estimates resolutions, in pixels per inch. */
final class Resolution {
  private static final double LOWEST = 50;
  private static final double HIGHEST = 2400;

  /** The longer side of a page of letter or A4 size, in inches, for files that say nothing. */
  private static final double USUAL_LONG_SIDE = 11;

  private static final double LOWEST_ESTIMATE = 72;
  private static final double HIGHEST_ESTIMATE = 600;

  private Resolution() {}

  /** What the file says if that can be, else an estimate from a page of usual size. */
  static double orEstimate(double stated, int width, int height) {
    if (stated >= LOWEST && stated <= HIGHEST) {
      return stated;
    }
    final double estimate = Math.max(width, height) / USUAL_LONG_SIDE;
    return Math.min(HIGHEST_ESTIMATE, Math.max(LOWEST_ESTIMATE, estimate));
  }
}
