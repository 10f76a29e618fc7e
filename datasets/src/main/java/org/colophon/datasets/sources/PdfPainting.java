package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a page paints, and keeps track of what an image that fills the page covers.
 *
 * <p>A page on which an opaque image fills the crop box, with nothing painted over it, is that
 * image: whatever was painted before is under it.
 */
final class PdfPainting {
  /** Most of each kind that is kept of one page: more than any real page has. */
  private static final int MOST = 400_000;

  /** Share of the crop box that an image must cover to be the page. */
  private static final double WHOLE = 0.95;

  private final Rectangle2D crop;
  private final List<PdfGlyph> glyphs = new ArrayList<>();
  private final List<PdfImagePlacement> images = new ArrayList<>();
  private final List<PdfMark> marks = new ArrayList<>();

  private PdfImagePlacement whole;
  private int covered;
  private boolean seen;
  private long largestImage;

  /** Thrown to stop reading a page that paints more than any page should. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("it paints more than " + MOST + " marks");
    }
  }

  PdfPainting(Rectangle2D crop) {
    this.crop = crop;
  }

  void glyph(PdfGlyph glyph) {
    require(glyphs.size());
    glyphs.add(glyph);
    if (!glyph.hidden() && !glyph.text().isBlank() && glyph.ink().intersects(crop)) {
      paintedOver();
    }
  }

  /**
   * @param opaque whether nothing under it shows through
   * @param inked whether it is a stencil in black, which is a page if it lies on white
   */
  void image(PdfImagePlacement image, boolean opaque, boolean inked) {
    largestImage =
        Math.max(largestImage, (long) image.image().getWidth() * image.image().getHeight());
    if (image.visible().isEmpty()) {
      return;
    }
    require(images.size());
    images.add(image);
    if (fillsPage(image) && (opaque || (inked && !seen))) {
      whole = image;
      covered = glyphs.size();
      seen = false;
      marks.clear();
    } else {
      paintedOver();
    }
  }

  /**
   * @param white whether it can only be seen where it covers something
   */
  void marks(List<PdfMark> parts, Rectangle2D clip, boolean white) {
    final Rectangle2D inside = clip.createIntersection(crop);
    for (final PdfMark part : parts) {
      final Rectangle2D box = part.box();
      final boolean shows =
          box.getMaxX() >= inside.getMinX()
              && box.getMinX() <= inside.getMaxX()
              && box.getMaxY() >= inside.getMinY()
              && box.getMinY() <= inside.getMaxY()
              && !inside.isEmpty();
      if (shows && white) {
        whole = null;
      } else if (shows) {
        require(marks.size());
        paintedOver();
        final PdfMark clipped = new PdfMark(intersection(box, inside), part.straight());
        if (!isBackground(clipped)) {
          marks.add(clipped);
        }
      }
    }
  }

  PdfContent content(String broken) {
    final List<PdfGlyph> all = new ArrayList<>(glyphs);
    for (int i = 0; i < covered; i++) {
      all.set(i, all.get(i).covered());
    }
    return new PdfContent(
        all, images, marks, Optional.ofNullable(seen ? null : whole), broken, largestImage);
  }

  private void paintedOver() {
    whole = null;
    seen = true;
  }

  private static void require(int count) {
    if (count >= MOST) {
      throw new TooMuch();
    }
  }

  private boolean isBackground(PdfMark mark) {
    return area(mark.box()) >= WHOLE * area(crop);
  }

  private boolean fillsPage(PdfImagePlacement image) {
    final AffineTransform at = image.unitSquare();
    final double area = Math.abs(at.getDeterminant());
    // An image of which much lies outside the page is not what the reader sees.
    return area(image.visible()) >= WHOLE * area(crop) && area(crop) >= WHOLE * area;
  }

  private static double area(Rectangle2D box) {
    return box.isEmpty() ? 0 : box.getWidth() * box.getHeight();
  }

  /** Like createIntersection, but lines without thickness stay where they are. */
  private static Rectangle2D intersection(Rectangle2D box, Rectangle2D inside) {
    final double left = Math.max(box.getMinX(), inside.getMinX());
    final double low = Math.max(box.getMinY(), inside.getMinY());
    return new Rectangle2D.Double(
        left,
        low,
        Math.max(0, Math.min(box.getMaxX(), inside.getMaxX()) - left),
        Math.max(0, Math.min(box.getMaxY(), inside.getMaxY()) - low));
  }
}
