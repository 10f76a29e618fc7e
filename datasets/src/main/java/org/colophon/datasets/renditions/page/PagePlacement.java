package org.colophon.datasets.renditions.page;

import java.awt.geom.AffineTransform;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.colophon.datasets.model.Page;

/** Sizes of PDF pages, and the map from page pixels to their user space. */
final class PagePlacement {
  private static final double POINTS_PER_INCH = 72;

  /** Where nobody knows the resolution. */
  private static final double DEFAULT_DPI = 300;

  /** ISO 32000-1, annex C: pages outside 3 to 14,400 units are not shown by every reader. */
  private static final double MIN_SIDE = 3;

  private static final double MAX_SIDE = 14_400;

  private PagePlacement() {}

  /** The paper of a page raster. */
  static PDRectangle paper(int width, int height, double dpi) {
    final double known = dpi > 0 && Double.isFinite(dpi) ? dpi : DEFAULT_DPI;
    final double scale = POINTS_PER_INCH / known;
    final double longest = Math.max(width, height) * scale;
    final double shortest = Math.min(width, height) * scale;
    double fit = 1;
    if (longest > MAX_SIDE) {
      fit = MAX_SIDE / longest;
    } else if (shortest < MIN_SIDE) {
      fit = Math.min(MIN_SIDE / shortest, MAX_SIDE / longest);
    }
    return new PDRectangle((float) (width * scale * fit), (float) (height * scale * fit));
  }

  /**
   * From pixels of the page raster, y axis pointing up, to the user space of a page whose crop box
   * the raster shows, turned as the page's rotation says.
   */
  static AffineTransform toUser(PDPage target, Page page) {
    final PDRectangle box = target.getCropBox();
    final double width = box.getWidth();
    final double height = box.getHeight();
    final double left = box.getLowerLeftX();
    final double bottom = box.getLowerLeftY();
    final AffineTransform turned =
        switch (Math.floorMod(target.getRotation(), 360)) {
          case 90 -> new AffineTransform(0, height, -width, 0, left + width, bottom);
          case 180 -> new AffineTransform(-width, 0, 0, -height, left + width, bottom + height);
          case 270 -> new AffineTransform(0, -height, width, 0, left, bottom + height);
          default -> new AffineTransform(width, 0, 0, height, left, bottom);
        };
    turned.scale(1.0 / Math.max(1, page.width()), 1.0 / Math.max(1, page.height()));
    return turned;
  }
}
