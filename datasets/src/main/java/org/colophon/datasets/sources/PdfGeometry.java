package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * The pixel grid of a page's raster.
 *
 * @param toPixels maps user space to pixels of the raster
 * @param points size of a unit of user space, in points
 * @param image the image that is the raster; empty if the page is rendered
 * @param orientation how that image is turned upright
 */
record PdfGeometry(
    int width,
    int height,
    double dpi,
    AffineTransform toPixels,
    double points,
    Optional<PDImageXObject> image,
    Orientation orientation) {
  private static final double POINTS_PER_INCH = 72;

  /** Lowest resolution at which a page is still worth rendering. */
  private static final double LOWEST_DPI = 72;

  /** Pixels above which a rendered page is made coarser, to keep the heap of a job small. */
  private static final long COMFORTABLE_PIXELS = 64_000_000L;

  /** Most that horizontal and vertical resolution of an image may differ. */
  private static final double SQUARE = 1.05;

  private static final double AXIS = 0.002;

  /** The part of the page that is shown, in user space. */
  static Rectangle2D crop(PDPage page) {
    final PDRectangle box = page.getCropBox();
    return new Rectangle2D.Double(
        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
  }

  /** The grid of the image that is the whole page, if it is upright but for quarter turns. */
  static Optional<PdfGeometry> ofImage(PDPage page, PdfImagePlacement placement) {
    if (!(placement.image() instanceof PDImageXObject image)) {
      return Optional.empty();
    }
    final double width = image.getWidth();
    final double height = image.getHeight();
    final double points = page.getUserUnit();
    // From stored pixels, first row on top, to points of the page as it is shown.
    final AffineTransform shown = shown(crop(page), page.getRotation(), points);
    shown.concatenate(placement.unitSquare());
    shown.concatenate(new AffineTransform(1 / width, 0, 0, -1 / height, 0, 1));
    final Optional<Orientation> orientation = orientation(shown);
    if (orientation.isEmpty()) {
      return Optional.empty();
    }
    final double dpiX = POINTS_PER_INCH / Math.hypot(shown.getScaleX(), shown.getShearX());
    final double dpiY = POINTS_PER_INCH / Math.hypot(shown.getScaleY(), shown.getShearY());
    if (!(Math.max(dpiX, dpiY) <= SQUARE * Math.min(dpiX, dpiY))) {
      return Optional.empty();
    }
    final AffineTransform toPixels = orientation.get().toUpright(width, height);
    toPixels.concatenate(new AffineTransform(width, 0, 0, -height, 0, height));
    try {
      toPixels.concatenate(placement.unitSquare().createInverse());
    } catch (NoninvertibleTransformException e) {
      return Optional.empty();
    }
    final boolean swaps = orientation.get().swapsSides();
    final int upright = swaps ? image.getHeight() : image.getWidth();
    final int tall = swaps ? image.getWidth() : image.getHeight();
    return Optional.of(
        new PdfGeometry(
            upright,
            tall,
            Resolution.orEstimate(dpiX, upright, tall),
            toPixels,
            points,
            Optional.of(image),
            orientation.get()));
  }

  /** The grid on which the page is rendered, made coarser where it would be too large. */
  static PdfGeometry ofRendering(PDPage page, SourceLimits limits) {
    final Rectangle2D crop = crop(page);
    final double points = page.getUserUnit();
    final double inches = points / POINTS_PER_INCH;
    final double area = crop.getWidth() * inches * crop.getHeight() * inches;
    double dpi = limits.renderDpi();
    final long most = Math.min(limits.maxPixels(), COMFORTABLE_PIXELS);
    if (area * dpi * dpi > most) {
      dpi = Math.min(dpi, Math.max(LOWEST_DPI, Math.floor(Math.sqrt(most / area))));
    }
    final double scale = dpi * inches;
    final boolean turned = page.getRotation() % 180 != 0;
    final int across = pixels(crop.getWidth(), scale);
    final int down = pixels(crop.getHeight(), scale);
    final AffineTransform toPixels =
        AffineTransform.getScaleInstance(dpi / POINTS_PER_INCH, dpi / POINTS_PER_INCH);
    toPixels.concatenate(shown(crop, page.getRotation(), points));
    return new PdfGeometry(
        turned ? down : across,
        turned ? across : down,
        dpi,
        toPixels,
        points,
        Optional.empty(),
        Orientation.UPRIGHT);
  }

  /** Pixels per unit of user space, for the renderer. */
  float scale() {
    return (float) (dpi * points / POINTS_PER_INCH);
  }

  /** As PDFRenderer counts them. */
  private static int pixels(double length, double scale) {
    return (int) Math.max(1, Math.floor((float) length * (float) scale));
  }

  /** Maps user space to points of the page as it is shown, origin top left. */
  private static AffineTransform shown(Rectangle2D crop, int rotation, double points) {
    final AffineTransform turn =
        switch (Math.floorMod(rotation, 360)) {
          case 90 -> new AffineTransform(0, 1, 1, 0, -crop.getMinY(), -crop.getMinX());
          case 180 -> new AffineTransform(-1, 0, 0, 1, crop.getMaxX(), -crop.getMinY());
          case 270 -> new AffineTransform(0, -1, -1, 0, crop.getMaxY(), crop.getMaxX());
          default -> new AffineTransform(1, 0, 0, -1, -crop.getMinX(), crop.getMaxY());
        };
    turn.preConcatenate(AffineTransform.getScaleInstance(points, points));
    return turn;
  }

  private static Optional<Orientation> orientation(AffineTransform at) {
    final double straight = Math.max(Math.abs(at.getScaleX()), Math.abs(at.getScaleY()));
    final double crossed = Math.max(Math.abs(at.getShearX()), Math.abs(at.getShearY()));
    if (crossed <= AXIS * straight) {
      final boolean right = at.getScaleX() > 0;
      final boolean down = at.getScaleY() > 0;
      return Optional.of(
          right
              ? down ? Orientation.UPRIGHT : Orientation.MIRRORED_TURNED_180
              : down ? Orientation.MIRRORED : Orientation.TURNED_180);
    }
    if (straight <= AXIS * crossed) {
      final boolean right = at.getShearX() > 0;
      final boolean down = at.getShearY() > 0;
      return Optional.of(
          right
              ? down ? Orientation.MIRRORED_TURNED_270 : Orientation.TURNED_270
              : down ? Orientation.TURNED_90 : Orientation.MIRRORED_TURNED_90);
    }
    return Optional.empty();
  }
}
