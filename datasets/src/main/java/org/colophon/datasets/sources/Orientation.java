package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.raster.Raster;

/**
 * How a stored image is turned and mirrored to stand upright; the eight values of TIFF 6.0's tag
 * Orientation (274), in its order, which EXIF shares.
 */
enum Orientation {
  UPRIGHT(false, 0),
  MIRRORED(true, 0),
  TURNED_180(false, 2),
  MIRRORED_TURNED_180(true, 2),
  MIRRORED_TURNED_270(true, 3),
  TURNED_90(false, 1),
  MIRRORED_TURNED_90(true, 1),
  TURNED_270(false, 3);

  private final boolean mirror;
  private final int quarters;

  /**
   * @param mirror whether left and right are swapped, before turning
   * @param quarters clockwise quarter turns that make it upright
   */
  Orientation(boolean mirror, int quarters) {
    this.mirror = mirror;
    this.quarters = quarters;
  }

  /** The orientation with this tag value; upright for values that do not exist. */
  static Orientation ofTag(long value) {
    return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
  }

  /** Whether width and height are swapped. */
  boolean swapsSides() {
    return quarters % 2 == 1;
  }

  /** Maps points of the stored image, of this size, to the upright one. */
  AffineTransform toUpright(double width, double height) {
    final AffineTransform turn =
        switch (quarters) {
          case 1 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 2 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 3 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> new AffineTransform();
        };
    if (mirror) {
      turn.concatenate(new AffineTransform(-1, 0, 0, 1, width, 0));
    }
    return turn;
  }

  /** The upright image; takes ownership of the stored one. */
  Raster apply(Raster stored) {
    Raster current = stored;
    if (mirror) {
      final Pix flipped = Leptonica1.pixFlipLR(null, current.pix());
      current = replace(current, flipped);
    }
    if (quarters != 0) {
      current = turned(current, quarters);
    }
    return current;
  }

  private static Raster turned(Raster stored, int quarters) {
    return replace(stored, Leptonica1.pixRotateOrth(stored.pix(), quarters));
  }

  private static Raster replace(Raster old, Pix fresh) {
    try (old) {
      return Raster.of(fresh);
    }
  }
}
