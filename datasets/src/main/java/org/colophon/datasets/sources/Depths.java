package org.colophon.datasets.sources;

import com.sun.jna.Pointer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import org.colophon.datasets.raster.Raster;

/** Brings decoded images to the depths that rasters have: 1, 8 or 32 bits, no colour map. */
final class Depths {
  private static final int WHITE = 0xffffff00;

  private Depths() {}

  /** The same image at depth 1, 8 or 32, alpha laid over white; takes ownership of the given. */
  static Raster normal(Raster decoded) {
    Raster current = decoded;
    if (hasColourMap(current)) {
      current =
          replace(
              current,
              Leptonica1.pixRemoveColormap(current.pix(), ILeptonica.REMOVE_CMAP_BASED_ON_SRC));
    }
    final int depth = current.depth();
    if (depth == 32 && Leptonica1.pixGetSpp(current.pix()) == 4) {
      current = replace(current, Leptonica1.pixAlphaBlendUniform(current.pix(), WHITE));
    } else if (depth == 16) {
      current = replace(current, Leptonica1.pixConvert16To8(current.pix(), ILeptonica.L_MS_BYTE));
    } else if (depth != 1 && depth != 8 && depth != 32) {
      current = replace(current, Leptonica1.pixConvertTo8(current.pix(), 0));
    }
    return current;
  }

  /** An image of 32 bits that holds only greys at 8 bits; others as they are. Takes ownership. */
  static Raster withoutIdleColour(Raster image) {
    if (image.depth() != 32 || !isGrey(image)) {
      return image;
    }
    return replace(image, Leptonica1.pixConvertTo8(image.pix(), 0));
  }

  private static boolean isGrey(Raster image) {
    final int wordsPerLine = Leptonica1.pixGetWpl(image.pix());
    final Pointer data = Leptonica1.pixGetData(image.pix()).getPointer();
    final int[] row = new int[wordsPerLine];
    for (int y = 0; y < image.height(); y++) {
      data.read(4L * wordsPerLine * y, row, 0, wordsPerLine);
      for (final int pixel : row) {
        final int red = pixel >>> 24;
        if (red != ((pixel >>> 16) & 0xff) || red != ((pixel >>> 8) & 0xff)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean hasColourMap(Raster raster) {
    final var map = Leptonica1.pixGetColormap(raster.pix());
    return map != null && Pointer.nativeValue(map.getPointer()) != 0;
  }

  private static Raster replace(Raster old, Pix fresh) {
    try (old) {
      return Raster.of(fresh);
    }
  }
}
