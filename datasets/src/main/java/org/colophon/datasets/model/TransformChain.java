package org.colophon.datasets.model;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The steps that lead from the original raster to the cleaned one, in order; an invertible map. */
public record TransformChain(int originalWidth, int originalHeight, List<TransformStep> steps) {
  public TransformChain {
    steps = List.copyOf(steps);
  }

  public static TransformChain identity(int width, int height) {
    return new TransformChain(width, height, List.of());
  }

  public TransformChain then(TransformStep step) {
    final List<TransformStep> longer = new ArrayList<>(steps);
    longer.add(step);
    return new TransformChain(originalWidth, originalHeight, longer);
  }

  /** Width of the cleaned raster, pixels. */
  public int width() {
    return steps.isEmpty() ? originalWidth : steps.get(steps.size() - 1).width();
  }

  /** Height of the cleaned raster, pixels. */
  public int height() {
    return steps.isEmpty() ? originalHeight : steps.get(steps.size() - 1).height();
  }

  /** The whole map from original to cleaned coordinates. */
  public AffineTransform toCleaned() {
    final AffineTransform all = new AffineTransform();
    for (final TransformStep step : steps) {
      all.preConcatenate(step.affine());
    }
    return all;
  }

  /**
   * The whole map from cleaned to original coordinates.
   *
   * @throws IllegalStateException if a step has no inverse
   */
  public AffineTransform toOriginal() {
    try {
      return toCleaned().createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("a transform step has no inverse: " + steps, e);
    }
  }

  /**
   * The smallest box of the original raster around a box of the cleaned one, clamped to the raster.
   */
  public Box toOriginal(Box cleaned) {
    return steps.isEmpty() ? cleaned : map(toOriginal(), cleaned, originalWidth, originalHeight);
  }

  /**
   * The smallest box of the cleaned raster around a box of the original one, clamped to the raster.
   */
  public Box toCleaned(Box original) {
    return steps.isEmpty() ? original : map(toCleaned(), original, width(), height());
  }

  /** Maps the two points of a baseline of the cleaned raster to the original one. */
  public Baseline toOriginal(Baseline cleaned) {
    final AffineTransform map = toOriginal();
    final Point2D from = map.transform(new Point2D.Double(cleaned.x0(), cleaned.y0()), null);
    final Point2D to = map.transform(new Point2D.Double(cleaned.x1(), cleaned.y1()), null);
    return new Baseline(from.getX(), from.getY(), to.getX(), to.getY());
  }

  private static Box map(AffineTransform map, Box box, int width, int height) {
    // Floor and ceiling alone would grow a box by a pixel for every rounding error of the sine.
    final double tolerance = 1e-6;
    final var bounds =
        map.createTransformedShape(
                new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height()))
            .getBounds2D();
    final int left = clamp((int) Math.floor(bounds.getMinX() + tolerance), width);
    final int top = clamp((int) Math.floor(bounds.getMinY() + tolerance), height);
    final int right = clamp((int) Math.ceil(bounds.getMaxX() - tolerance), width);
    final int bottom = clamp((int) Math.ceil(bounds.getMaxY() - tolerance), height);
    return new Box(left, top, Math.max(left, right), Math.max(top, bottom));
  }

  private static int clamp(int value, int limit) {
    return Math.max(0, Math.min(limit, value));
  }
}
