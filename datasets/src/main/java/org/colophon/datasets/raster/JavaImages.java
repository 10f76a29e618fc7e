package org.colophon.datasets.raster;

import com.sun.jna.Pointer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import net.sourceforge.lept4j.Leptonica1;

/** Copies pixels between Java images and native rasters. */
final class JavaImages {
  private JavaImages() {}

  static Raster toRaster(BufferedImage image) {
    return switch (image.getType()) {
      case BufferedImage.TYPE_BYTE_BINARY -> bilevelOrColour(image);
      case BufferedImage.TYPE_BYTE_GRAY -> grey(image);
      case BufferedImage.TYPE_INT_RGB -> colour(image);
      default -> colour(redrawn(image));
    };
  }

  private static Raster bilevelOrColour(BufferedImage image) {
    if (image.getColorModel().getPixelSize() != 1) {
      return colour(redrawn(image));
    }
    final Raster raster = Raster.blank(image.getWidth(), image.getHeight(), 1);
    // The palette may say that 1 is black or that it is white.
    final boolean oneIsInk =
        (image.getColorModel().getRGB(1) & 0xff) < (image.getColorModel().getRGB(0) & 0xff);
    final int flip = oneIsInk ? 0 : 0xff;
    final java.awt.image.Raster pixels = image.getRaster();
    final int rowBytes = (image.getWidth() + 7) / 8;
    final byte[] row = new byte[rowBytes];
    final byte[] all =
        pixels.getDataBuffer() instanceof DataBufferByte bytes ? bytes.getData() : null;
    final boolean packed = all != null && all.length == rowBytes * image.getHeight();
    final int[] samples = new int[image.getWidth()];
    final RowWriter writer = new RowWriter(raster);
    for (int y = 0; y < image.getHeight(); y++) {
      if (packed) {
        System.arraycopy(all, y * rowBytes, row, 0, rowBytes);
      } else {
        pixels.getSamples(0, y, samples.length, 1, 0, samples);
        Arrays.fill(row, (byte) 0);
        for (int x = 0; x < samples.length; x++) {
          row[x >> 3] |= (byte) (samples[x] << (7 - (x & 7)));
        }
      }
      for (int i = 0; i < rowBytes; i++) {
        row[i] ^= (byte) flip;
      }
      if ((image.getWidth() & 7) != 0) {
        row[rowBytes - 1] &= (byte) (0xff << (8 - (image.getWidth() & 7)));
      }
      writer.write(y, row);
    }
    return raster;
  }

  private static Raster grey(BufferedImage image) {
    final Raster raster = Raster.blank(image.getWidth(), image.getHeight(), 8);
    final byte[] row = new byte[image.getWidth()];
    final RowWriter writer = new RowWriter(raster);
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getDataElements(0, y, row.length, 1, row);
      writer.write(y, row);
    }
    return raster;
  }

  private static Raster colour(BufferedImage image) {
    final Raster raster = Raster.blank(image.getWidth(), image.getHeight(), 32);
    final Pointer data = Leptonica1.pixGetData(raster.pix()).getPointer();
    final int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getDataElements(0, y, row.length, 1, row);
      for (int x = 0; x < row.length; x++) {
        row[x] <<= 8;
      }
      data.write(4L * row.length * y, row, 0, row.length);
    }
    return raster;
  }

  private static BufferedImage redrawn(BufferedImage image) {
    final BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    final Graphics2D graphics = rgb.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, rgb.getWidth(), rgb.getHeight());
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return rgb;
  }

  static BufferedImage toBufferedImage(Raster raster) {
    final int width = raster.width();
    final int height = raster.height();
    final int wordsPerLine = Leptonica1.pixGetWpl(raster.pix());
    final Pointer data = Leptonica1.pixGetData(raster.pix()).getPointer();
    final int[] words = new int[wordsPerLine];
    final int depth = raster.depth();
    final BufferedImage image =
        new BufferedImage(
            width,
            height,
            switch (depth) {
              case 1 -> BufferedImage.TYPE_BYTE_BINARY;
              case 8 -> BufferedImage.TYPE_BYTE_GRAY;
              case 32 -> BufferedImage.TYPE_INT_RGB;
              default ->
                  throw new IllegalArgumentException(
                      "rasters have 1, 8 or 32 bits per pixel, not " + depth);
            });
    for (int y = 0; y < height; y++) {
      data.read(4L * wordsPerLine * y, words, 0, wordsPerLine);
      if (depth == 32) {
        final int[] target = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < width; x++) {
          target[y * width + x] = words[x] >>> 8;
        }
      } else {
        final byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        final int rowBytes = depth == 8 ? width : (width + 7) / 8;
        for (int i = 0; i < rowBytes; i++) {
          final byte value = (byte) (words[i >> 2] >>> (24 - 8 * (i & 3)));
          // Leptonica's 1 is ink, Java's default 1 is white.
          target[y * rowBytes + i] = depth == 8 ? value : (byte) ~value;
        }
      }
    }
    return image;
  }

  /** Writes rows of bytes into Leptonica's words, whose first pixel is in the highest byte. */
  private static final class RowWriter {
    private final Pointer data;
    private final int[] words;

    RowWriter(Raster raster) {
      words = new int[Leptonica1.pixGetWpl(raster.pix())];
      data = Leptonica1.pixGetData(raster.pix()).getPointer();
    }

    void write(int y, byte[] row) {
      Arrays.fill(words, 0);
      for (int i = 0; i < row.length; i++) {
        words[i >> 2] |= (row[i] & 0xff) << (24 - 8 * (i & 3));
      }
      data.write(4L * words.length * y, words, 0, words.length);
    }
  }
}
