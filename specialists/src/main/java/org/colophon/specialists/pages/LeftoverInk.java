package org.colophon.specialists.pages;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sourceforge.lept4j.Boxa;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.segment.Segment;

/**
 * Ink that lies in no region, so that it can be kept as an image and counted instead of being lost.
 * Works on a copy of the bilevel page at an eighth of its size.
 */
final class LeftoverInk {
  private static final int REDUCTION = 8;
  private static final int MOST_BOXES = 20;

  /** Inches: what is smaller on its longer side is dust; a letter of 10 points is 0.1 high. */
  private static final double DUST = 0.16;

  /** Square inches of ink: more than a letter of 10 points has, less than two. */
  private static final double LEAST_INK = 0.006;

  /** Share of the page's height and width where shadows of the scanner and of other pages fall. */
  private static final double BORDER = 0.025;

  /** Inches: what is narrower at the border of the page is a shadow or the edge of the paper. */
  private static final double SHADOW = 0.3;

  /** Share of ink from which a box at the edge of the scan is the black beside the paper. */
  private static final double SOLID = 0.9;

  private LeftoverInk() {}

  /**
   * Boxes of ink in no region, from top to bottom.
   *
   * @param rulings lines that the page is ruled with; no reader misses them as text
   * @param dpi pixels per inch
   */
  static List<Box> find(Raster ink, List<Segment> segments, List<Box> rulings, double dpi) {
    if (Math.min(ink.width(), ink.height()) < REDUCTION) {
      // Too small to be reduced, and nothing on it can be told apart: ink in no region is all of
      // it.
      final boolean wanted = segments.isEmpty() && hasInk(ink) && longerSide(ink) >= DUST * dpi;
      return wanted ? List.of(ink.bounds()) : List.of();
    }
    try (Raster rest = ink.copy()) {
      for (final Segment segment : segments) {
        clear(rest, segment.box().grow((int) (dpi / 60)));
      }
      rulings.forEach(ruling -> clear(rest, ruling.grow((int) Math.max(3, dpi / 75))));
      // Rank 2, then 1: a speck of one pixel does not survive, a thin stroke does.
      try (Raster small = Raster.of(Leptonica1.pixReduceRankBinaryCascade(rest.pix(), 2, 1, 1, 0));
          Raster joined = Raster.of(Leptonica1.pixCloseSafeBrick(null, small.pix(), 5, 5))) {
        return merged(boxes(joined, dpi), ink.bounds()).stream()
            .filter(box -> isSubstantial(box, rest, dpi))
            .toList();
      }
    }
  }

  private static boolean hasInk(Raster ink) {
    final IntBuffer empty = IntBuffer.allocate(1);
    return Leptonica1.pixZero(ink.pix(), empty) == 0 && empty.get(0) == 0;
  }

  private static int longerSide(Raster ink) {
    return Math.max(ink.width(), ink.height());
  }

  private static boolean isSubstantial(Box box, Raster rest, double dpi) {
    final Box page = rest.bounds();
    final Box middle =
        new Box(
            (int) (BORDER * page.width()),
            (int) (BORDER * page.height()),
            (int) ((1 - BORDER) * page.width()),
            (int) ((1 - BORDER) * page.height()));
    if (box.intersect(middle).isEmpty() && Math.min(box.width(), box.height()) < SHADOW * dpi) {
      return false;
    }
    final int ink = pixels(box, rest);
    final boolean atEdge =
        !new Box(REDUCTION, REDUCTION, page.width() - REDUCTION, page.height() - REDUCTION)
            .contains(box);
    return ink >= LEAST_INK * dpi * dpi && !(atEdge && ink > SOLID * box.area());
  }

  private static int pixels(Box box, Raster ink) {
    final Box inside = box.clamp(ink.width(), ink.height());
    if (inside.isEmpty()) {
      return 0;
    }
    final net.sourceforge.lept4j.Box area =
        Leptonica1.boxCreate(inside.left(), inside.top(), inside.width(), inside.height());
    final IntBuffer count = IntBuffer.allocate(1);
    Leptonica1.pixCountPixelsInRect(ink.pix(), area, count, null);
    Leptonica1.boxDestroy(new PointerByReference(area.getPointer()));
    return count.get(0);
  }

  private static void clear(Raster rest, Box box) {
    final Box inside = box.clamp(rest.width(), rest.height());
    if (inside.isEmpty()) {
      return;
    }
    final net.sourceforge.lept4j.Box area =
        Leptonica1.boxCreate(inside.left(), inside.top(), inside.width(), inside.height());
    Leptonica1.pixClearInRect(rest.pix(), area);
    Leptonica1.boxDestroy(new PointerByReference(area.getPointer()));
  }

  private static List<Box> boxes(Raster joined, double dpi) {
    final List<Box> boxes = new ArrayList<>();
    final Boxa components = Leptonica1.pixConnCompBB(joined.pix(), 8);
    if (components == null) {
      return boxes;
    }
    components.setAutoSynch(false);
    final IntBuffer x = IntBuffer.allocate(1);
    final IntBuffer y = IntBuffer.allocate(1);
    final IntBuffer width = IntBuffer.allocate(1);
    final IntBuffer height = IntBuffer.allocate(1);
    final double dust = DUST * dpi / REDUCTION;
    for (int i = 0; i < Leptonica1.boxaGetCount(components); i++) {
      Leptonica1.boxaGetBoxGeometry(components, i, x, y, width, height);
      if (Math.max(width.get(0), height.get(0)) >= dust
          && Math.min(width.get(0), height.get(0)) >= dust / 4) {
        boxes.add(
            Box.ofSize(
                x.get(0) * REDUCTION,
                y.get(0) * REDUCTION,
                width.get(0) * REDUCTION,
                height.get(0) * REDUCTION));
      }
    }
    Leptonica1.boxaDestroy(new PointerByReference(components.getPointer()));
    return boxes;
  }

  /** Boxes that touch become one; beyond a handful, all the rest of the page's ink becomes one. */
  private static List<Box> merged(List<Box> boxes, Box page) {
    final List<Box> groups = new ArrayList<>();
    boxes.stream()
        .sorted(Comparator.comparingLong(Box::area).reversed())
        .forEach(
            box -> {
              for (int i = 0; i < groups.size(); i++) {
                if (!groups.get(i).grow(2 * REDUCTION).intersect(box).isEmpty()) {
                  groups.set(i, groups.get(i).union(box));
                  return;
                }
              }
              groups.add(box);
            });
    while (groups.size() > MOST_BOXES) {
      final Box last = groups.remove(groups.size() - 1);
      groups.set(MOST_BOXES - 1, groups.get(MOST_BOXES - 1).union(last));
    }
    groups.replaceAll(box -> box.intersect(page));
    groups.sort(Comparator.comparingInt(Box::top).thenComparingInt(Box::left));
    return groups;
  }
}
