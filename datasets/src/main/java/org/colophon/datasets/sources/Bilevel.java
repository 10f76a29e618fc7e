package org.colophon.datasets.sources;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import org.colophon.datasets.raster.Raster;

/** Makes rasters from packed rows of single bits. */
final class Bilevel {
  private static final byte[] ZERO_IS_BLACK = {0, (byte) 0xff};
  private static final byte[] ONE_IS_BLACK = {(byte) 0xff, 0};

  private Bilevel() {}

  /**
   * @param rows one row after another, each padded to whole bytes, first pixel in the highest bit
   */
  static Raster raster(byte[] rows, int width, int height, boolean zeroIsBlack) {
    final byte[] map = zeroIsBlack ? ZERO_IS_BLACK : ONE_IS_BLACK;
    final BufferedImage image =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(1, 2, map, map, map));
    System.arraycopy(
        rows, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, rows.length);
    return Raster.of(image);
  }
}
