package org.colophon.datasets.sources;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Takes a painted path apart into thin straight lines and other drawings. */
final class PdfPathMarks {
  /** Thickest line, in points. */
  private static final double THICKEST = 4;

  /** Least ratio of length to thickness of a filled rectangle that is a line. */
  private static final double SLENDER = 3;

  private static final double STRAIGHT = 0.02;

  private final double thickness;
  private final List<PdfMark> marks = new ArrayList<>();

  private PdfPathMarks(double thickness) {
    this.thickness = thickness;
  }

  /** Every part of the path between two moves is one mark. */
  static List<PdfMark> filled(GeneralPath path) {
    final PdfPathMarks parts = new PdfPathMarks(0);
    parts.walk(path, false);
    return parts.marks;
  }

  /**
   * @param thickness of the stroke, in user space
   */
  static List<PdfMark> stroked(GeneralPath path, double thickness) {
    final PdfPathMarks parts = new PdfPathMarks(thickness);
    parts.walk(path, true);
    return parts.marks;
  }

  private void walk(GeneralPath path, boolean stroke) {
    final double[] c = new double[6];
    Subpath part = null;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      final int kind = i.currentSegment(c);
      if (kind == PathIterator.SEG_MOVETO) {
        finish(part, stroke);
        part = new Subpath(c[0], c[1]);
      } else if (part != null) {
        switch (kind) {
          case PathIterator.SEG_LINETO -> part.line(c[0], c[1]);
          case PathIterator.SEG_QUADTO -> part.curve(c, 2);
          case PathIterator.SEG_CUBICTO -> part.curve(c, 3);
          default -> part.line(part.startX, part.startY);
        }
      }
    }
    finish(part, stroke);
  }

  private void finish(Subpath part, boolean stroke) {
    if (part == null || part.segments.isEmpty()) {
      return;
    }
    if (stroke && part.straight && thickness <= THICKEST) {
      for (final Rectangle2D segment : part.segments) {
        marks.add(new PdfMark(grown(segment), true));
      }
      return;
    }
    final Rectangle2D box = part.box;
    final double thin = Math.min(box.getWidth(), box.getHeight());
    final double length = Math.max(box.getWidth(), box.getHeight());
    final boolean line =
        !stroke && part.straight && thin <= THICKEST && length >= SLENDER * Math.max(thin, 0.1);
    marks.add(new PdfMark(stroke ? grown(box) : box, line));
  }

  private Rectangle2D grown(Rectangle2D box) {
    final double half = thickness / 2;
    return new Rectangle2D.Double(
        box.getX() - half,
        box.getY() - half,
        box.getWidth() + thickness,
        box.getHeight() + thickness);
  }

  /** The part of a path from one move to the next. */
  private static final class Subpath {
    private final double startX;
    private final double startY;
    private final Rectangle2D box;
    private final List<Rectangle2D> segments = new ArrayList<>();
    private double x;
    private double y;
    private boolean straight = true;

    Subpath(double x, double y) {
      startX = x;
      startY = y;
      this.x = x;
      this.y = y;
      box = new Rectangle2D.Double(x, y, 0, 0);
    }

    void line(double toX, double toY) {
      final double width = Math.abs(toX - x);
      final double height = Math.abs(toY - y);
      straight &= Math.min(width, height) <= Math.max(0.01, STRAIGHT * Math.max(width, height));
      if (width + height > 0) {
        segments.add(new Rectangle2D.Double(Math.min(x, toX), Math.min(y, toY), width, height));
      }
      moveOn(toX, toY);
    }

    void curve(double[] points, int count) {
      straight = false;
      segments.add(new Rectangle2D.Double(x, y, 0, 0));
      for (int i = 0; i < count; i++) {
        moveOn(points[2 * i], points[2 * i + 1]);
      }
    }

    private void moveOn(double toX, double toY) {
      box.add(toX, toY);
      x = toX;
      y = toY;
    }
  }
}
