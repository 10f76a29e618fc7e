package org.colophon.specialists.guard;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.segment.Components;

/** The ink of a region, in the coordinates of its task. Owns native memory. */
final class RegionInk implements AutoCloseable {
  /** Grey levels between paper and ink below which a place counts as blank. */
  static final int MIN_CONTRAST = 48;

  private static final int GREY_BITS = 8;

  /**
   * Half the window of the local threshold, in pixels, and its factor (J. Sauvola, M. Pietikäinen,
   * Adaptive document image binarization, 2000).
   */
  private static final int HALF_WINDOW = 20;

  private static final float SAUVOLA_FACTOR = 0.2f;

  /** Length of a straight line over the height of letters. */
  private static final double LINE = 3;

  private final Raster grey;
  private final Raster bilevel;
  private final Box region;
  private final List<Box> rulings;

  private RegionInk(Raster grey, Raster bilevel, RegionTask task) {
    this.grey = grey;
    this.bilevel = bilevel;
    this.region = task.box();
    this.rulings = task.rulings();
  }

  /** Takes the crop over and closes it. */
  static RegionInk of(Raster crop, RegionTask task) {
    try (crop) {
      final Raster grey = Raster.of(Leptonica1.pixConvertTo8(crop.pix(), 0));
      try {
        return new RegionInk(grey, binarised(crop, grey), task);
      } catch (RuntimeException e) {
        grey.close();
        throw e;
      }
    }
  }

  private static Raster binarised(Raster crop, Raster grey) {
    if (crop.depth() == 1) {
      return crop.copy();
    }
    final int half = Math.min(HALF_WINDOW, (Math.min(grey.width(), grey.height()) - 4) / 2);
    if (grey.depth() == GREY_BITS && half >= 3) {
      final PointerByReference found = new PointerByReference();
      if (Leptonica1.pixSauvolaBinarizeTiled(
              grey.pix(),
              half,
              SAUVOLA_FACTOR,
              Math.max(1, grey.width() / 512),
              Math.max(1, grey.height() / 512),
              null,
              found)
          == 0) {
        return Raster.of(new Pix(found.getValue()));
      }
    }
    return Raster.of(Leptonica1.pixThresholdToBinary(grey.pix(), 128));
  }

  /** Whether something darker or lighter than its ground stands in the box. */
  boolean isOnInk(Box box) {
    final Box inside = inCrop(box);
    if (inside.isEmpty()) {
      return false;
    }
    try (Raster part = grey.crop(inside)) {
      final IntBuffer least = IntBuffer.allocate(1);
      final IntBuffer most = IntBuffer.allocate(1);
      Leptonica1.pixGetExtremeValue(
          part.pix(), 1, ILeptonica.L_SELECT_MIN, null, null, null, least);
      Leptonica1.pixGetExtremeValue(part.pix(), 1, ILeptonica.L_SELECT_MAX, null, null, null, most);
      return most.get(0) - least.get(0) >= MIN_CONTRAST;
    }
  }

  /** Pixels of ink in a box. */
  long count(Box box) {
    return count(bilevel, inCrop(box));
  }

  /** The part of the ink in a box, 0 to 1, that lies in none of the others; 0 for a blank one. */
  double ownShare(Box box, List<Box> others) {
    final Box inside = inCrop(box);
    if (inside.isEmpty()) {
      return 0;
    }
    try (Raster part = bilevel.crop(inside)) {
      final long all = count(part, part.bounds());
      for (final Box other : others) {
        final Box shared = inCrop(other).intersect(inside);
        if (!shared.isEmpty()) {
          clear(part, shared.moved(-inside.left(), -inside.top()));
        }
      }
      return all == 0 ? 0 : count(part, part.bounds()) / (double) all;
    }
  }

  /**
   * A piece of ink that may be words.
   *
   * @param ink its pixels of ink
   */
  record Blob(Box box, long ink) {}

  /**
   * Ink that none of the given boxes covers and that may be words, from top to bottom.
   *
   * @param taken boxes of words and other things that are accounted for
   * @param letter typical height of a line's words, pixels
   */
  List<Blob> free(List<Box> taken, double letter) {
    try (Raster rest = bilevel.copy()) {
      taken.forEach(box -> clear(rest, inCrop(box.grow(1))));
      rulings.forEach(box -> clear(rest, inCrop(box.grow(2))));
      clearLines(rest, letter);
      final int gap = (int) Math.max(1, Math.round(letter / 3)) | 1;
      try (Raster joined = Raster.of(Leptonica1.pixCloseSafeBrick(null, rest.pix(), gap, 1))) {
        final List<Blob> found = new ArrayList<>();
        for (final Box box : Components.boxes(joined, 1)) {
          final boolean isLarge = box.height() >= 0.5 * letter;
          final boolean isSpeck = box.width() < 0.15 * letter;
          if (isLarge && !isSpeck) {
            found.add(new Blob(box.moved(region.left(), region.top()), count(rest, box)));
          }
        }
        found.sort(
            Comparator.comparingInt((Blob blob) -> blob.box().top())
                .thenComparingInt(blob -> blob.box().left()));
        return found;
      }
    }
  }

  /** Takes out straight lines longer than letters, which would join words to one another. */
  private static void clearLines(Raster ink, double letter) {
    final int length = (int) Math.max(20, LINE * letter);
    try (Raster across = Raster.of(Leptonica1.pixOpenBrick(null, ink.pix(), length, 1));
        Raster down = Raster.of(Leptonica1.pixOpenBrick(null, ink.pix(), 1, length))) {
      Leptonica1.pixSubtract(ink.pix(), ink.pix(), across.pix());
      Leptonica1.pixSubtract(ink.pix(), ink.pix(), down.pix());
    }
  }

  private Box inCrop(Box box) {
    return box.moved(-region.left(), -region.top()).clamp(bilevel.width(), bilevel.height());
  }

  private static long count(Raster ink, Box box) {
    if (box.isEmpty()) {
      return 0;
    }
    final net.sourceforge.lept4j.Box area = area(box);
    try {
      final IntBuffer count = IntBuffer.allocate(1);
      Leptonica1.pixCountPixelsInRect(ink.pix(), area, count, null);
      return count.get(0);
    } finally {
      Leptonica1.boxDestroy(new PointerByReference(area.getPointer()));
    }
  }

  private static void clear(Raster ink, Box box) {
    if (box.isEmpty()) {
      return;
    }
    final net.sourceforge.lept4j.Box area = area(box);
    Leptonica1.pixClearInRect(ink.pix(), area);
    Leptonica1.boxDestroy(new PointerByReference(area.getPointer()));
  }

  private static net.sourceforge.lept4j.Box area(Box box) {
    return Leptonica1.boxCreate(box.left(), box.top(), box.width(), box.height());
  }

  @Override
  public void close() {
    grey.close();
    bilevel.close();
  }
}
