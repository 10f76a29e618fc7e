package org.colophon.datasets.sources;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;

/** Brings what a page paints to the pixels of its raster, and text to words and lines. */
final class PdfDigital {
  /** Above this many, images that touch are told as one: scanners cut pages into strips. */
  private static final int MANY_IMAGES = 200;

  /** Drawings that come closer than this many points belong together. */
  private static final double NEAR = 6;

  /** Cells per side of the grid on which the page's images are counted. */
  private static final int GRID = 128;

  private PdfDigital() {}

  static DigitalPage of(PdfContent content, PdfGeometry geometry) {
    final List<Line> lines = PdfLines.of(PdfWords.of(content.glyphs(), geometry), geometry);
    final List<Box> images = images(content, geometry);
    final PdfRulings graphics = PdfRulings.of(content.marks(), geometry, pixels(NEAR, geometry));
    return new DigitalPage(
        lines,
        graphics.rulings(),
        images,
        graphics.drawings(),
        hiddenShare(content.glyphs()),
        imageShare(images, geometry),
        TextDoubt.of(content));
  }

  /** The box in pixels, at least one wide and high, inside the raster. */
  static Box box(Rectangle2D userSpace, PdfGeometry geometry) {
    final Rectangle2D box = geometry.toPixels().createTransformedShape(userSpace).getBounds2D();
    final int left = (int) Math.floor(box.getMinX() + 0.25);
    final int top = (int) Math.floor(box.getMinY() + 0.25);
    return new Box(
            left,
            top,
            Math.max(left + 1, (int) Math.ceil(box.getMaxX() - 0.25)),
            Math.max(top + 1, (int) Math.ceil(box.getMaxY() - 0.25)))
        .clamp(geometry.width(), geometry.height());
  }

  static int pixels(double points, PdfGeometry geometry) {
    return (int) Math.max(1, Math.round(points * geometry.dpi() / 72));
  }

  private static List<Box> images(PdfContent content, PdfGeometry geometry) {
    List<Box> boxes = new ArrayList<>();
    for (final PdfImagePlacement image : content.images()) {
      final Box box = box(image.visible(), geometry);
      if (!box.isEmpty()) {
        boxes.add(box);
      }
    }
    if (boxes.size() > MANY_IMAGES) {
      boxes = Clusters.of(boxes, 1);
    }
    return boxes.stream()
        .distinct()
        .sorted(Comparator.comparingLong(Box::area).reversed())
        .toList();
  }

  private static double hiddenShare(List<PdfGlyph> glyphs) {
    long hidden = 0;
    long all = 0;
    for (final PdfGlyph glyph : glyphs) {
      if (!glyph.text().isBlank()) {
        all++;
        hidden += glyph.hidden() ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) hidden / all;
  }

  private static double imageShare(List<Box> images, PdfGeometry geometry) {
    long covered = 0;
    for (int row = 0; row < GRID; row++) {
      for (int column = 0; column < GRID; column++) {
        final double x = (column + 0.5) * geometry.width() / GRID;
        final double y = (row + 0.5) * geometry.height() / GRID;
        covered += images.stream().anyMatch(image -> image.contains(x, y)) ? 1 : 0;
      }
    }
    return (double) covered / (GRID * GRID);
  }
}
