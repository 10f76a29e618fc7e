package org.colophon.datasets.renditions.page;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * A word as a reader of a PDF finds it.
 *
 * @param bounds of its glyphs, from the font's descent to its ascent, page pixels, y down
 */
record FoundWord(String text, Rectangle2D bounds) {
  static List<FoundWord> in(PDDocument pdf, double dpi) throws IOException {
    final Collector collector = new Collector(dpi);
    collector.getText(pdf);
    collector.end();
    return collector.words;
  }

  private static final class Collector extends PDFTextStripper {
    private final List<FoundWord> words = new ArrayList<>();
    private final double scale;
    private StringBuilder text = new StringBuilder();
    private Rectangle2D bounds;
    private Matrix before;

    Collector(double dpi) {
      scale = dpi / 72;
    }

    @Override
    protected void processTextPosition(TextPosition position) {
      final Matrix matrix = position.getTextMatrix();
      final boolean space = position.getUnicode().isBlank();
      if (space || (before != null && across(before, matrix) > 1)) {
        end();
      }
      before = matrix;
      if (space) {
        return;
      }
      text.append(position.getUnicode());
      for (final double x : new double[] {0, GlyphlessFont.ADVANCE / 1000.0}) {
        for (final double y :
            new double[] {-GlyphlessFont.DESCENT / 1000.0, GlyphlessFont.ASCENT / 1000.0}) {
          add(matrix, x, y);
        }
      }
    }

    /** How far the second origin is off the line through the first, in points. */
    private static double across(Matrix first, Matrix second) {
      final double length = Math.hypot(first.getScaleX(), first.getShearY());
      final double dx = second.getTranslateX() - first.getTranslateX();
      final double dy = second.getTranslateY() - first.getTranslateY();
      return Math.abs(dx * first.getShearY() - dy * first.getScaleX()) / length;
    }

    private void add(Matrix matrix, double x, double y) {
      final var point = matrix.transformPoint((float) x, (float) y);
      final Point2D seen = seen(point.getX(), point.getY());
      final Rectangle2D dot =
          new Rectangle2D.Double(seen.getX() * scale, seen.getY() * scale, 0.01, 0.01);
      bounds = bounds == null ? dot : bounds.createUnion(dot);
    }

    /** From user space, moved to the crop box, to the page as it is shown, y axis pointing down. */
    private Point2D seen(double x, double y) {
      final PDRectangle box = getCurrentPage().getCropBox();
      return switch (getCurrentPage().getRotation()) {
        case 90 -> new Point2D.Double(y, x);
        case 180 -> new Point2D.Double(box.getWidth() - x, y);
        case 270 -> new Point2D.Double(box.getHeight() - y, box.getWidth() - x);
        default -> new Point2D.Double(x, box.getHeight() - y);
      };
    }

    private void end() {
      if (text.length() > 0) {
        words.add(new FoundWord(text.toString(), bounds));
      }
      text = new StringBuilder();
      bounds = null;
    }
  }
}
