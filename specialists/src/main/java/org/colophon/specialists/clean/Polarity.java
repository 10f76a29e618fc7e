package org.colophon.specialists.clean;

import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Bricks;
import org.colophon.datasets.raster.Raster;

/** Tells negatives, with white text on black paper, from positives. */
final class Polarity {
  private static final double MOSTLY = 0.6;

  /** Halftones are dark too, but not solid. */
  private static final double SOLID = 0.3;

  private static final double SURE_LINES = 3;

  /**
   * What was measured in the middle of the page, away from borders.
   *
   * @param dark part that is dark, 0 to 1
   * @param negative whether the page is one
   */
  record Finding(double dark, boolean negative) {}

  private Polarity() {}

  static Finding find(Probe probe) {
    final int width = probe.ink().width();
    final int height = probe.ink().height();
    final Box middle = new Box(width / 5, height / 5, width - width / 5, height - height / 5);
    try (Raster ink = dark(probe, middle)) {
      final double dark = Ink.share(ink);
      return new Finding(
          dark,
          dark > MOSTLY && isSolid(ink, probe.dpi()) && (probe.grey() == null || hasText(probe)));
    }
  }

  private static Raster dark(Probe probe, Box middle) {
    if (probe.grey() == null) {
      return probe.ink().crop(middle);
    }
    try (Raster grey = probe.grey().crop(middle)) {
      return Binariser.threshold(grey, Binariser.split(grey));
    }
  }

  private static boolean isSolid(Raster ink, double dpi) {
    final int side = Math.max(3, (int) Math.round(dpi / 20));
    try (Raster solid = Bricks.opened(ink, side, side)) {
      return Ink.share(solid) > SOLID;
    }
  }

  /** A dark photograph is no negative: there must be lines of text when it is inverted. */
  private static boolean hasText(Probe probe) {
    try (Raster inverted = Raster.of(Leptonica1.pixInvert(null, probe.grey().pix()));
        Probe positive = Probe.of(inverted, probe.dpi());
        Raster text = positive.text()) {
      if (SkewFinder.coarse(text).confidence() >= SURE_LINES) {
        return true;
      }
      try (Raster side = Straightener.quarterTurns(text, 1).image()) {
        return SkewFinder.coarse(side).confidence() >= SURE_LINES;
      }
    }
  }
}
