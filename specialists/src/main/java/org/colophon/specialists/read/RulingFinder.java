package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Bricks;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.segment.Components;

/**
 * Finds thin straight lines in a crop with Leptonica: an opening with a long, one pixel thin brick
 * keeps runs of ink in one direction, and their connected components are the lines.
 */
final class RulingFinder {
  /** A level line is at least this long, in inches: longer than the widest stroke of a letter. */
  private static final double MIN_LENGTH = 0.25;

  /** An upright line is at least this long, in inches: it may be drawn anew in every row. */
  private static final double MIN_HEIGHT = 0.14;

  /** A level line is at most this thick, in inches; what is thicker is a filled area. */
  private static final double MAX_THICKNESS = 0.027;

  /** A line that is not quite level takes this share of its length in the other direction. */
  private static final double MAX_TILT = 0.02;

  /**
   * Lines are sought in what is darker than each of these greys: hairlines are drawn in light grey,
   * and the lines of a shaded cell show only below the grey of its shade.
   */
  private static final int[] GREYS = {100, 150, 200, 240};

  /** A shaded area is at least this wide and high everywhere, in inches: wider than any letter. */
  private static final double MIN_SHADE = 0.08;

  private RulingFinder() {}

  /**
   * The lines of a crop.
   *
   * @param origin the crop's box on the page; the lines come in page coordinates too
   * @param dpi pixels per inch
   */
  static List<Box> find(Raster crop, Box origin, double dpi) {
    final List<Box> lines = new ArrayList<>();
    if (crop.depth() == 1) {
      collect(crop, origin, dpi, lines);
      return continued(lines, dpi);
    }
    try (Raster grey = Raster.of(Leptonica1.pixConvertTo8(crop.pix(), 0))) {
      for (final int below : GREYS) {
        try (Raster ink = Raster.of(Leptonica1.pixThresholdToBinary(grey.pix(), below))) {
          collect(ink, origin, dpi, lines);
        }
      }
    }
    return continued(lines, dpi);
  }

  /** Short upright lines stay only where they go on above or below: others are strokes. */
  private static List<Box> continued(List<Box> lines, double dpi) {
    final double length = dpi * MIN_LENGTH;
    final double slack = dpi * MAX_THICKNESS / 2;
    final List<Box> upright = lines.stream().filter(l -> l.height() > l.width()).toList();
    return lines.stream()
        .filter(
            line ->
                Math.max(line.width(), line.height()) >= length
                    || upright.stream()
                        .anyMatch(
                            other ->
                                Math.abs(other.centerX() - line.centerX()) <= slack
                                    && other.verticalOverlap(line) == 0))
        .toList();
  }

  private static void collect(Raster ink, Box origin, double dpi, List<Box> lines) {
    final int length = Math.max(12, (int) Math.round(dpi * MIN_LENGTH));
    final int upright = Math.max(8, (int) Math.round(dpi * MIN_HEIGHT));
    final int solid = Math.max(6, (int) Math.round(dpi * MIN_SHADE));
    try (Raster areas = Bricks.opened(ink, solid, solid)) {
      final List<Box> shades =
          Components.boxes(areas, 1).stream().filter(shade -> shade.width() >= length).toList();
      collect(ink, length, 1, origin, dpi, areas, shades, lines);
      collect(ink, 1, upright, origin, dpi, areas, shades, lines);
      for (final Box shade : whole(shades, solid)) {
        edges(shade, origin, lines);
      }
    }
  }

  /** Joins the pieces of a shaded row that white letters part. */
  private static List<Box> whole(List<Box> shades, int solid) {
    final List<Box> whole = new ArrayList<>();
    for (final Box shade : shades) {
      Box grown = shade;
      for (int i = whole.size() - 1; i >= 0; i--) {
        final Box other = whole.get(i);
        final boolean sameRow =
            Math.abs(other.top() - grown.top()) <= 3
                && Math.abs(other.bottom() - grown.bottom()) <= 3;
        final int gap =
            Math.max(other.left(), grown.left()) - Math.min(other.right(), grown.right());
        if (sameRow && gap > solid / 2) {
          grown = whole.remove(i).union(grown);
        }
      }
      whole.add(grown);
    }
    return whole;
  }

  /** The edges of a shaded area part cells as lines do. */
  private static void edges(Box shade, Box origin, List<Box> lines) {
    final Box box = shade.moved(origin.left(), origin.top());
    lines.add(Box.ofSize(box.left(), box.top(), box.width(), 1));
    lines.add(Box.ofSize(box.left(), box.bottom() - 1, box.width(), 1));
    lines.add(Box.ofSize(box.left(), box.top(), 1, box.height()));
    lines.add(Box.ofSize(box.right() - 1, box.top(), 1, box.height()));
  }

  private static void collect(
      Raster ink,
      int width,
      int height,
      Box origin,
      double dpi,
      Raster areas,
      List<Box> shades,
      List<Box> lines) {
    // A line that runs into a shaded area must not be taken for a part of it.
    try (Raster runs = Bricks.opened(ink, width, height);
        Raster thin = Raster.of(Leptonica1.pixSubtract(null, runs.pix(), areas.pix()))) {
      for (final Box box : Components.boxes(thin, 1)) {
        final int length = width > height ? box.width() : box.height();
        final int across = width > height ? box.height() : box.width();
        // What is thin inside a shaded area is what white letters leave of it.
        if (across <= Math.max(dpi * MAX_THICKNESS, length * MAX_TILT)
            && shades.stream().noneMatch(shade -> shade.contains(box))) {
          lines.add(box.moved(origin.left(), origin.top()));
        }
      }
    }
  }
}
