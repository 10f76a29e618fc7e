package org.colophon.specialists.segment;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;

/**
 * Finds halftones, drawings and other large graphics on a bilevel page: what Leptonica's halftone
 * mask covers, and connected ink too large for type that is not just ruling lines. Works on a copy
 * at about 150 pixels per inch.
 */
public final class Pictures {
  private static final double WORK_DPI = 140;
  private static final double DEFAULT_DPI = 300;

  /**
   * Smallest extents of connected ink that is not type, inches: the longer and the shorter side.
   */
  private static final double LONG_SIDE = 0.5;

  private static final double SHORT_SIDE = 0.18;

  /** Shortest ruling line, inches; the flanks of curves have shorter straight runs. */
  private static final double STRAIGHT = 0.8;

  /** Pieces closer than this are one picture, inches. */
  private static final double NEAR = 0.15;

  /** Smallest picture, inches; initials of books are smaller. */
  private static final double SMALLEST = 0.8;

  /** Share of ink from which a box at the edge of the scan is no picture. */
  private static final double SOLID = 0.9;

  /** Pixels. */
  private static final int AT_EDGE = 2;

  /** More pieces than this are texture, of which the largest are enough. */
  private static final int MAX_PIECES = 2000;

  private Pictures() {}

  /**
   * Boxes of pictures, from top to bottom, not overlapping.
   *
   * @param ink 1 bit per pixel
   * @param dpi pixels per inch; 0 when unknown
   * @throws IllegalArgumentException if the raster is not bilevel
   */
  public static List<Box> find(Raster ink, double dpi) {
    if (ink.depth() != 1) {
      throw new IllegalArgumentException("pictures are found on bilevel pages, not " + ink.depth());
    }
    final double resolution = dpi > 0 ? dpi : DEFAULT_DPI;
    final int halvings = Components.halvings(ink, resolution, WORK_DPI);
    final double unit = resolution / (1 << halvings);
    final List<Box> pieces = new ArrayList<>();
    try (Raster page = Components.reduced(ink, halvings)) {
      pieces.addAll(halftones(page, unit));
      pieces.addAll(drawings(page, unit));
      pieces.removeIf(box -> isBorder(box, page));
    }
    pieces.sort(Comparator.comparingLong(Box::area).reversed().thenComparingInt(Box::top));
    final int factor = 1 << halvings;
    return merged(pieces.subList(0, Math.min(MAX_PIECES, pieces.size())), NEAR * unit).stream()
        .filter(box -> box.width() >= SMALLEST * unit && box.height() >= LONG_SIDE * unit)
        .map(
            box ->
                new Box(
                        box.left() * factor,
                        box.top() * factor,
                        box.right() * factor,
                        box.bottom() * factor)
                    .clamp(ink.width(), ink.height()))
        .sorted(Comparator.comparingInt(Box::top).thenComparingInt(Box::left))
        .toList();
  }

  /** The black that a scanner sees beside the paper: solid, and out to the edge of the scan. */
  static boolean isBorder(Box box, Raster page) {
    final Box inner = new Box(AT_EDGE, AT_EDGE, page.width() - AT_EDGE, page.height() - AT_EDGE);
    if (box.isEmpty() || inner.contains(box)) {
      return false;
    }
    final net.sourceforge.lept4j.Box area =
        Leptonica1.boxCreate(box.left(), box.top(), box.width(), box.height());
    final IntBuffer count = IntBuffer.allocate(1);
    Leptonica1.pixCountPixelsInRect(page.pix(), area, count, null);
    Leptonica1.boxDestroy(new PointerByReference(area.getPointer()));
    return count.get(0) > SOLID * box.area();
  }

  private static List<Box> halftones(Raster page, double unit) {
    final Pix found =
        Leptonica1.pixGenerateHalftoneMask(page.pix(), null, IntBuffer.allocate(1), null);
    if (found == null) {
      return List.of();
    }
    try (Raster mask = Raster.of(found)) {
      return Components.boxes(mask, 1).stream()
          .filter(box -> Math.min(box.width(), box.height()) >= LONG_SIDE * unit)
          .toList();
    }
  }

  /** Large connected ink without its ruling lines: frames and table grids vanish. */
  private static List<Box> drawings(Raster page, double unit) {
    // Ink only gets smaller without its lines: where none is large enough now, none will be.
    if (Components.boxes(page, 1).stream().noneMatch(box -> isDrawingSized(box, unit))) {
      return List.of();
    }
    try (Raster horizontal = Rulings.mask(page, unit, STRAIGHT, true);
        Raster vertical = Rulings.mask(page, unit, STRAIGHT, false);
        Raster rest = page.copy()) {
      Leptonica1.pixSubtract(rest.pix(), rest.pix(), horizontal.pix());
      Leptonica1.pixSubtract(rest.pix(), rest.pix(), vertical.pix());
      final int right = page.width() - 2;
      final int bottom = page.height() - 2;
      return Components.boxes(rest, 1).stream()
          .filter(box -> isDrawingSized(box, unit))
          // Letters that touch make a wide strip one line high.
          .filter(box -> box.height() >= 2 * SHORT_SIDE * unit || box.width() < 2 * unit)
          // The shadow at the border of a scan.
          .filter(
              box ->
                  (box.left() > 1 && box.top() > 1 && box.right() < right && box.bottom() < bottom)
                      || Math.min(box.width(), box.height()) > 2 * unit)
          .toList();
    }
  }

  private static boolean isDrawingSized(Box box, double unit) {
    return Math.max(box.width(), box.height()) >= LONG_SIDE * unit
        && Math.min(box.width(), box.height()) >= SHORT_SIDE * unit;
  }

  private static List<Box> merged(List<Box> boxes, double near) {
    final List<Box> merged = new ArrayList<>();
    for (final Box box : boxes) {
      Box whole = box;
      boolean grew = true;
      while (grew) {
        grew = false;
        for (int i = merged.size() - 1; i >= 0; i--) {
          if (!merged.get(i).grow((int) near).intersect(whole).isEmpty()) {
            whole = whole.union(merged.remove(i));
            grew = true;
          }
        }
      }
      merged.add(whole);
    }
    return merged;
  }
}
