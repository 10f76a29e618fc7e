package org.colophon.datasets.model;

import java.awt.geom.AffineTransform;

/**
 * One invertible step from one raster to the next.
 *
 * @param name what was done: rotate, deskew, crop, scale
 * @param a to {@code f}: x' = a x + c y + e, y' = b x + d y + f
 * @param width of the raster after the step, pixels
 * @param height of the raster after the step, pixels
 */
public record TransformStep(
    String name,
    double a,
    double b,
    double c,
    double d,
    double e,
    double f,
    int width,
    int height) {

  public static TransformStep of(String name, AffineTransform t, int width, int height) {
    return new TransformStep(
        name,
        t.getScaleX(),
        t.getShearY(),
        t.getShearX(),
        t.getScaleY(),
        t.getTranslateX(),
        t.getTranslateY(),
        width,
        height);
  }

  public AffineTransform affine() {
    return new AffineTransform(a, b, c, d, e, f);
  }
}
