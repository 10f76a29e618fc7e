package org.colophon.specialists.segment;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Boxa;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;

/** A bilevel page made small for cheap morphology, and the boxes of what is found on it. */
public final class Components {
  /** More components than this are noise; a page of text has some thousands. */
  private static final int MAX_BOXES = 200_000;

  private static final int EIGHT_CONNECTED = 8;

  private Components() {}

  /** How often the page can be halved without falling below this resolution; at most 3. */
  static int halvings(Raster ink, double dpi, double lowest) {
    int halvings = 0;
    final int side = Math.min(ink.width(), ink.height());
    while (halvings < 3 && dpi / (2 << halvings) >= lowest && side >> (halvings + 1) > 0) {
      halvings++;
    }
    return halvings;
  }

  /** The page at {@code 1/2^halvings} of its size; a pixel is ink where any of its four was. */
  static Raster reduced(Raster ink, int halvings) {
    return halvings == 0
        ? ink.copy()
        : Raster.of(
            Leptonica1.pixReduceRankBinaryCascade(
                ink.pix(), 1, halvings > 1 ? 1 : 0, halvings > 2 ? 1 : 0, 0));
  }

  /** Bounding boxes of connected ink, times {@code factor}. */
  public static List<Box> boxes(Raster raster, int factor) {
    final Boxa found = Leptonica1.pixConnCompBB(raster.pix(), EIGHT_CONNECTED);
    if (found == null) {
      return List.of();
    }
    found.setAutoSynch(false);
    final PointerByReference reference = new PointerByReference(found.getPointer());
    try {
      final int count = Math.min(MAX_BOXES, Leptonica1.boxaGetCount(found));
      final List<Box> boxes = new ArrayList<>(count);
      final IntBuffer x = IntBuffer.allocate(1);
      final IntBuffer y = IntBuffer.allocate(1);
      final IntBuffer w = IntBuffer.allocate(1);
      final IntBuffer h = IntBuffer.allocate(1);
      for (int i = 0; i < count; i++) {
        if (Leptonica1.boxaGetBoxGeometry(found, i, x, y, w, h) == 0) {
          boxes.add(
              Box.ofSize(
                  x.get(0) * factor, y.get(0) * factor, w.get(0) * factor, h.get(0) * factor));
        }
      }
      return boxes;
    } finally {
      Leptonica1.boxaDestroy(reference);
    }
  }
}
