package org.colophon.specialists.clean;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pixa;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Bricks;
import org.colophon.datasets.raster.Raster;

/**
 * Finds dark scan borders: solid dark bands that touch the edge of the scan and reach along it, and
 * thin dark lines along it. Ink that reaches out of a border into the page is spared, and what
 * reaches deep into the page is taken for a picture, not a border.
 */
final class BorderFinder {
  /** Solid means that nothing lighter is in a square of this many inches. */
  private static final double SOLID = 0.05;

  /** How far the fuzzy rim of a border reaches, inches. */
  private static final double RIM = 0.03;

  /**
   * A thin line along the edge is at most this deep, inches, and runs along this part of a side.
   */
  private static final double LINE_DEPTH = 0.1;

  private static final double LINE_RUN = 0.3;

  /** A band that runs along half a side may be this deep, part of the shorter side; else less. */
  private static final double LONG_BAND_DEPTH = 0.25;

  private static final double SHORT_BAND_DEPTH = 0.04;
  private static final double MIDDLE = 0.25;
  private static final double MOST_IN_MIDDLE = 0.02;
  private static final double FULL = 0.97;

  /**
   * A border.
   *
   * @param mask in pixels of the probe, 1 for border, owned by the receiver
   * @param share of the page that it covers, 0 to 1
   * @param inside the part of the probe that is left when sides that are all border are cut off
   */
  record Border(Raster mask, double share, Box inside) implements AutoCloseable {
    @Override
    public void close() {
      mask.close();
    }
  }

  private BorderFinder() {}

  /**
   * Finds the border.
   *
   * @param paper grey value of the paper; not used for a bilevel page
   */
  static Border find(Probe probe, int paper) {
    final int width = probe.ink().width();
    final int height = probe.ink().height();
    final Raster mask = Raster.blank(width, height, 1);
    try (Raster dark =
        probe.grey() == null
            ? probe.ink().copy()
            : Binariser.threshold(probe.grey(), Math.max(1, paper / 2))) {
      addBands(dark, probe.dpi(), mask);
      addLines(dark, probe.dpi(), mask);
    }
    final long count = Ink.count(mask);
    if (count > 0) {
      addRim(probe, mask);
    }
    return new Border(mask, count / (double) (width * (long) height), inside(mask));
  }

  private static void addBands(Raster dark, double dpi, Raster mask) {
    final int side = Math.max(3, (int) Math.round(dpi * SOLID));
    try (Raster solid = Bricks.opened(dark, side, side);
        Raster bands = Raster.of(Leptonica1.pixExtractBorderConnComps(solid.pix(), 8))) {
      if (Ink.count(bands) > 0) {
        addParts(bands, mask, BorderFinder::isBand);
      }
    }
  }

  private static void addLines(Raster dark, double dpi, Raster mask) {
    final int most = Math.max(2, (int) Math.round(dpi * LINE_DEPTH));
    try (Raster atEdge = Raster.of(Leptonica1.pixExtractBorderConnComps(dark.pix(), 8))) {
      if (Ink.count(atEdge) > 0) {
        addParts(
            atEdge,
            mask,
            (part, box, page) ->
                (box.width() <= most && box.height() >= LINE_RUN * page.height())
                    || (box.height() <= most && box.width() >= LINE_RUN * page.width()));
      }
    }
  }

  private interface PartTest {
    boolean isBorder(Raster part, Box box, Box page);
  }

  private static void addParts(Raster parts, Raster mask, PartTest test) {
    final PointerByReference found = new PointerByReference();
    final var boxes = Leptonica1.pixConnComp(parts.pix(), found, 8);
    if (boxes == null) {
      return;
    }
    boxes.setAutoSynch(false);
    final Pointer parted = found.getValue();
    final Pixa all = new Pixa(parted);
    all.setAutoSynch(false);
    try {
      final int count = Leptonica1.pixaGetCount(all);
      for (int i = 0; i < count; i++) {
        final Box box = box(all, i);
        try (Raster part = Raster.of(Leptonica1.pixaGetPix(all, i, ILeptonica.L_CLONE))) {
          if (test.isBorder(part, box, mask.bounds())) {
            Leptonica1.pixRasterop(
                mask.pix(),
                box.left(),
                box.top(),
                box.width(),
                box.height(),
                ILeptonica.PIX_SRC | ILeptonica.PIX_DST,
                part.pix(),
                0,
                0);
          }
        }
      }
    } finally {
      Leptonica1.pixaDestroy(new PointerByReference(parted));
      Leptonica1.boxaDestroy(new PointerByReference(boxes.getPointer()));
    }
  }

  private static Box box(Pixa parts, int index) {
    final IntBuffer x = IntBuffer.allocate(1);
    final IntBuffer y = IntBuffer.allocate(1);
    final IntBuffer w = IntBuffer.allocate(1);
    final IntBuffer h = IntBuffer.allocate(1);
    Leptonica1.pixaGetBoxGeometry(parts, index, x, y, w, h);
    return Box.ofSize(x.get(0), y.get(0), w.get(0), h.get(0));
  }

  private static boolean isBand(Raster part, Box box, Box page) {
    final Box middle =
        new Box(
            (int) (page.width() * MIDDLE),
            (int) (page.height() * MIDDLE),
            (int) (page.width() * (1 - MIDDLE)),
            (int) (page.height() * (1 - MIDDLE)));
    if (Ink.count(part, within(box, middle)) > MOST_IN_MIDDLE * middle.area()) {
      return false;
    }
    long run = 0;
    boolean longRun = false;
    for (final Box edge :
        new Box[] {
          new Box(0, 0, page.width(), 1),
          new Box(0, page.height() - 1, page.width(), page.height()),
          new Box(0, 0, 1, page.height()),
          new Box(page.width() - 1, 0, page.width(), page.height())
        }) {
      final long along = Ink.count(part, within(box, edge));
      run += along;
      longRun |= along >= Math.max(edge.width(), edge.height()) / 2;
    }
    final double depth = Ink.count(part) / (double) Math.max(1, run);
    return depth
        <= (longRun ? LONG_BAND_DEPTH : SHORT_BAND_DEPTH) * Math.min(page.width(), page.height());
  }

  /** A box of the page in the pixels of a part of it. */
  private static Box within(Box part, Box box) {
    return box.moved(-part.left(), -part.top());
  }

  /** Adds the rim of the border, but no ink that reaches from it into the page. */
  private static void addRim(Probe probe, Raster mask) {
    final int side = 2 * Math.max(2, (int) Math.round(probe.dpi() * RIM)) + 1;
    try (Raster wide = Bricks.dilated(mask, side, side);
        Raster outside = Raster.of(Leptonica1.pixSubtract(null, probe.ink().pix(), wide.pix()));
        Raster free = Raster.of(Leptonica1.pixSubtract(null, probe.ink().pix(), mask.pix()));
        Raster reaching =
            Raster.of(Leptonica1.pixSeedfillBinary(null, outside.pix(), free.pix(), 8));
        Raster spared = Raster.of(Leptonica1.pixDilateBrick(null, reaching.pix(), 3, 3))) {
      Leptonica1.pixSubtract(wide.pix(), wide.pix(), spared.pix());
      Leptonica1.pixOr(mask.pix(), mask.pix(), wide.pix());
    }
  }

  private static Box inside(Raster mask) {
    int left = 0;
    int top = 0;
    int right = mask.width();
    int bottom = mask.height();
    while (left < right / 2 && isFull(mask, new Box(left, 0, left + 1, mask.height()))) {
      left++;
    }
    while (right > left + 1 && isFull(mask, new Box(right - 1, 0, right, mask.height()))) {
      right--;
    }
    while (top < bottom / 2 && isFull(mask, new Box(0, top, mask.width(), top + 1))) {
      top++;
    }
    while (bottom > top + 1 && isFull(mask, new Box(0, bottom - 1, mask.width(), bottom))) {
      bottom--;
    }
    return new Box(left, top, right, bottom);
  }

  private static boolean isFull(Raster mask, Box strip) {
    return Ink.count(mask, strip) >= FULL * strip.area();
  }
}
