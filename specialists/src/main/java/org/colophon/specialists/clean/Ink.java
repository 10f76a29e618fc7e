package org.colophon.specialists.clean;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;

/** Counts the ink of bilevel rasters. */
final class Ink {
  private Ink() {}

  static long count(Raster bilevel) {
    final IntBuffer count = IntBuffer.allocate(1);
    Leptonica1.pixCountPixels(bilevel.pix(), count, null);
    return count.get(0);
  }

  /** Ink inside a box, which may reach out of the raster. */
  static long count(Raster bilevel, Box box) {
    final Box inside = box.clamp(bilevel.width(), bilevel.height());
    if (inside.isEmpty()) {
      return 0;
    }
    final net.sourceforge.lept4j.Box area =
        Leptonica1.boxCreate(inside.left(), inside.top(), inside.width(), inside.height());
    try {
      final IntBuffer count = IntBuffer.allocate(1);
      Leptonica1.pixCountPixelsInRect(bilevel.pix(), area, count, null);
      return count.get(0);
    } finally {
      Leptonica1.boxDestroy(new PointerByReference(area.getPointer()));
    }
  }

  /** The part of a bilevel raster that is ink, 0 to 1. */
  static double share(Raster bilevel) {
    return count(bilevel) / ((double) bilevel.width() * bilevel.height());
  }
}
