package org.colophon.datasets.truth;

import org.colophon.datasets.model.Box;

/** The coordinates that a truth file uses for the boxes of a page. */
public sealed interface Frame {
  /**
   * A box of the truth in pixels of the original page raster.
   *
   * @param width of the page raster, pixels
   * @param height of the page raster, pixels
   * @param dpi resolution of the page raster
   */
  Box toPixels(Box box, int width, int height, double dpi);

  /** Pixels of the page raster itself. */
  record Pixels() implements Frame {
    @Override
    public Box toPixels(Box box, int width, int height, double dpi) {
      return box;
    }
  }

  /**
   * A page of this size, whatever the size of the raster: DocBank's 1000 by 1000, or an image that
   * was made at another resolution.
   */
  record Scaled(double width, double height) implements Frame {
    @Override
    public Box toPixels(Box box, int pageWidth, int pageHeight, double dpi) {
      final double x = pageWidth / width;
      final double y = pageHeight / height;
      return rounded(box.left() * x, box.top() * y, box.right() * x, box.bottom() * y);
    }
  }

  /**
   * PDF user space: points of 1/72 inch from the lower left corner of the page. A {@link Box} has
   * its {@code top} above its {@code bottom} in pixels, so here {@code top} is the smaller y.
   */
  record PdfPoints() implements Frame {
    private static final double POINTS_PER_INCH = 72;

    @Override
    public Box toPixels(Box box, int width, int height, double dpi) {
      final double scale = dpi / POINTS_PER_INCH;
      return rounded(
          box.left() * scale,
          height - box.bottom() * scale,
          box.right() * scale,
          height - box.top() * scale);
    }
  }

  private static Box rounded(double left, double top, double right, double bottom) {
    return new Box(
        (int) Math.round(left),
        (int) Math.round(top),
        (int) Math.round(right),
        (int) Math.round(bottom));
  }
}
