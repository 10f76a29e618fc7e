package org.colophon.datasets.sources;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import net.sourceforge.lept4j.Leptonica1;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.colophon.datasets.raster.Raster;

/** Copies samples of 8 bits, grey or RGB, row by row, without a Java image between. */
final class PdfSamples {
  private PdfSamples() {}

  /** Rows that are missing at the end of damaged data are white. */
  static Raster raster(PDImageXObject image) throws IOException {
    final int width = image.getWidth();
    final boolean grey = image.getColorSpace().getNumberOfComponents() == 1;
    final byte[] row = new byte[Math.multiplyExact(width, grey ? 1 : 3)];
    final Raster raster = Raster.blank(width, image.getHeight(), grey ? 8 : 32);
    boolean complete = false;
    try (InputStream in = image.createInputStream()) {
      final int[] words = new int[Leptonica1.pixGetWpl(raster.pix())];
      final Pointer data = Leptonica1.pixGetData(raster.pix()).getPointer();
      for (int y = 0; y < image.getHeight(); y++) {
        final int read = in.readNBytes(row, 0, row.length);
        if (y == 0 && read == 0) {
          throw new IOException("the image has no data");
        }
        Arrays.fill(row, read, row.length, (byte) 0xff);
        if (grey) {
          packGrey(row, words);
        } else {
          packColour(row, words);
        }
        data.write(4L * words.length * y, words, 0, words.length);
      }
      complete = true;
      return raster;
    } finally {
      if (!complete) {
        raster.close();
      }
    }
  }

  /** Leptonica keeps the first pixel in the highest byte of a word. */
  private static void packGrey(byte[] row, int[] words) {
    Arrays.fill(words, 0);
    for (int x = 0; x < row.length; x++) {
      words[x >> 2] |= (row[x] & 0xff) << (24 - 8 * (x & 3));
    }
  }

  private static void packColour(byte[] row, int[] words) {
    for (int x = 0; x < words.length; x++) {
      words[x] =
          (row[3 * x] & 0xff) << 24 | (row[3 * x + 1] & 0xff) << 16 | (row[3 * x + 2] & 0xff) << 8;
    }
  }
}
