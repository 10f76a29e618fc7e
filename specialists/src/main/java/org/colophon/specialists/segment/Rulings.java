package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Bricks;
import org.colophon.datasets.raster.Raster;

/**
 * Finds ruling lines on a bilevel page by opening it with long thin bricks, the way Leptonica's
 * line removal example does, on a copy at about 150 pixels per inch.
 */
public final class Rulings {
  private static final double WORK_DPI = 140;
  private static final double DEFAULT_DPI = 300;

  /** Shortest lines, inches; type of usual sizes has no longer stems. */
  private static final double SHORTEST_HORIZONTAL = 0.45;

  private static final double SHORTEST_VERTICAL = 0.35;

  /** Thickest line, inches. */
  private static final double THICKEST = 0.06;

  private Rulings() {}

  /**
   * Horizontal and vertical lines, from top to bottom.
   *
   * @param ink 1 bit per pixel, upright and straight
   * @param dpi pixels per inch; 0 when unknown
   * @throws IllegalArgumentException if the raster is not bilevel
   */
  public static List<Box> find(Raster ink, double dpi) {
    if (ink.depth() != 1) {
      throw new IllegalArgumentException("rulings are found on bilevel pages, not " + ink.depth());
    }
    final double resolution = dpi > 0 ? dpi : DEFAULT_DPI;
    final int halvings = Components.halvings(ink, resolution, WORK_DPI);
    final double unit = resolution / (1 << halvings);
    final List<Box> rulings = new ArrayList<>();
    try (Raster page = Components.reduced(ink, halvings)) {
      rulings.addAll(lines(page, unit, 1 << halvings, true));
      rulings.addAll(lines(page, unit, 1 << halvings, false));
    }
    rulings.sort(
        Comparator.comparingInt(Box::top).thenComparingInt(Box::left).thenComparingInt(Box::right));
    return rulings.stream().map(box -> box.clamp(ink.width(), ink.height())).toList();
  }

  private static List<Box> lines(Raster page, double unit, int factor, boolean horizontal) {
    final double shortest = horizontal ? SHORTEST_HORIZONTAL : SHORTEST_VERTICAL;
    try (Raster mask = mask(page, unit, shortest, horizontal)) {
      return Components.boxes(mask, factor).stream()
          .filter(
              box -> {
                final int length = horizontal ? box.width() : box.height();
                final int thickness = horizontal ? box.height() : box.width();
                return length >= 6 * thickness
                    && thickness <= 2 * Math.max(3, THICKEST * unit) * factor;
              })
          .toList();
    }
  }

  /** Ink in thin runs of one direction that are at least {@code shortest} inches long. */
  static Raster mask(Raster page, double unit, double shortest, boolean horizontal) {
    final int length = (int) Math.max(8, shortest * unit);
    final int thick = (int) Math.max(4, THICKEST * unit);
    // A line that is a little askew steps from one row to the next: thickening joins the steps.
    try (Raster thickened = Bricks.dilated(page, horizontal ? 1 : 2, horizontal ? 2 : 1);
        Raster solid = Bricks.opened(page, thick, thick);
        Raster around = Bricks.dilated(solid, thick + 2, thick + 2)) {
      final Raster runs =
          Bricks.opened(thickened, horizontal ? length : 1, horizontal ? 1 : length);
      Leptonica1.pixSubtract(runs.pix(), runs.pix(), around.pix());
      return runs;
    }
  }
}
