package org.colophon.specialists.clean;

import java.awt.geom.AffineTransform;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.TransformStep;
import org.colophon.datasets.raster.Raster;

/** Turns rasters, by quarter turns exactly and by small angles with interpolation. */
final class Straightener {
  /**
   * A raster after a step.
   *
   * @param image owned by the receiver
   */
  record Turned(Raster image, TransformStep step) {}

  private Straightener() {}

  /** Turns clockwise by 1 to 3 quarter turns, without loss. */
  static Turned quarterTurns(Raster image, int turns) {
    final int width = image.width();
    final int height = image.height();
    final AffineTransform map =
        switch (turns) {
          case 1 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 2 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 3 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> throw new IllegalArgumentException("quarter turns are 1 to 3, not " + turns);
        };
    final Raster turned = Raster.of(Leptonica1.pixRotateOrth(image.pix(), turns));
    return new Turned(turned, TransformStep.of("rotate", map, turned.width(), turned.height()));
  }

  /**
   * Turns clockwise by a small angle; the canvas grows so that no ink is lost, its corners are
   * white. A bilevel image comes out in grey: the recogniser reads the soft edges better than edges
   * cut to pixels a second time.
   */
  static Turned degrees(Raster image, double degrees) {
    if (image.depth() != 1) {
      return inGrey(image, degrees);
    }
    try (Raster grey =
        Raster.of(Leptonica1.pixConvert1To8(null, image.pix(), (byte) 255, (byte) 0))) {
      return inGrey(grey, degrees);
    }
  }

  /** Turns a bilevel image fast and roughly, for measurements. */
  static Raster roughly(Raster ink, double degrees) {
    return Raster.of(
        Leptonica1.pixRotate(
            ink.pix(),
            (float) Math.toRadians(degrees),
            ILeptonica.L_ROTATE_SAMPLING,
            ILeptonica.L_BRING_IN_WHITE,
            ink.width(),
            ink.height()));
  }

  private static Turned inGrey(Raster grey, double degrees) {
    final int width = grey.width();
    final int height = grey.height();
    final float radians = (float) Math.toRadians(degrees);
    final Raster turned =
        Raster.of(
            Leptonica1.pixRotate(
                grey.pix(),
                radians,
                ILeptonica.L_ROTATE_AREA_MAP,
                ILeptonica.L_BRING_IN_WHITE,
                width,
                height));
    // Leptonica turns about the middle pixel of the canvas, in the middle of which the image lies.
    final int newWidth = turned.width();
    final int newHeight = turned.height();
    final int middleX = newWidth / 2;
    final int middleY = newHeight / 2;
    final int addedLeft = (newWidth - width) / 2;
    final int addedTop = (newHeight - height) / 2;
    final AffineTransform map =
        AffineTransform.getRotateInstance(radians, middleX + 0.5, middleY + 0.5);
    map.translate(addedLeft, addedTop);
    return new Turned(turned, TransformStep.of("deskew", map, newWidth, newHeight));
  }
}
