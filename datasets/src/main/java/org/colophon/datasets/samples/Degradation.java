package org.colophon.datasets.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * What a scanner and time do to a page.
 *
 * @param dpi pixels per inch
 * @param skewDegrees clockwise
 * @param shade how much light is lost in the darkest corner, 0 to 1
 * @param noise standard deviation of the sensor's noise, in grey levels
 * @param specks specks of dirt on the page
 */
record Degradation(int dpi, double skewDegrees, double shade, double noise, int specks, long seed) {
  private static final double POINTS_PER_INCH = 72;
  private static final int PAPER = 240;
  private static final int INK = 38;

  /** From points on the page to pixels of the degraded raster: turned about the middle. */
  AffineTransform toPixels() {
    final double scale = dpi / POINTS_PER_INCH;
    final AffineTransform transform = new AffineTransform();
    transform.translate(width() / 2.0, height() / 2.0);
    transform.rotate(Math.toRadians(skewDegrees));
    transform.translate(-Sheet.WIDTH * scale / 2, -Sheet.HEIGHT * scale / 2);
    transform.scale(scale, scale);
    return transform;
  }

  int width() {
    return (int) Math.round(Sheet.WIDTH * dpi / POINTS_PER_INCH);
  }

  int height() {
    return (int) Math.round(Sheet.HEIGHT * dpi / POINTS_PER_INCH);
  }

  /** Renders a page as the scanner sees it, in 8-bit grey. */
  BufferedImage grey(PDDocument document, int page) throws IOException {
    final BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    graphics.transform(toPixels());
    graphics.setBackground(Color.WHITE);
    new PDFRenderer(document).renderPageToGraphics(page, graphics, 1);
    graphics.dispose();
    final byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    blur(pixels);
    final Random random = new Random(seed + page);
    dirty(pixels, random);
    light(pixels, random);
    return image;
  }

  /** The same in black and white. */
  BufferedImage bilevel(PDDocument document, int page) throws IOException {
    final BufferedImage grey = grey(document, page);
    final byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    final BufferedImage bilevel =
        new BufferedImage(width(), height(), BufferedImage.TYPE_BYTE_BINARY);
    final byte[] bits = ((DataBufferByte) bilevel.getRaster().getDataBuffer()).getData();
    final int rowBytes = bits.length / height();
    final int threshold = (PAPER + INK) / 2;
    for (int i = 0; i < pixels.length; i++) {
      if ((pixels[i] & 0xff) > threshold) {
        final int x = i % width();
        bits[i / width() * rowBytes + (x >> 3)] |= (byte) (0x80 >> (x & 7));
      }
    }
    return bilevel;
  }

  /** The lens: a binomial filter of three by three. */
  private void blur(byte[] pixels) {
    final byte[] sharp = pixels.clone();
    final int w = width();
    for (int y = 1; y < height() - 1; y++) {
      for (int x = 1; x < w - 1; x++) {
        int sum = 8;
        for (int dy = -1; dy <= 1; dy++) {
          final int at = (y + dy) * w + x;
          final int row = (sharp[at - 1] & 0xff) + 2 * (sharp[at] & 0xff) + (sharp[at + 1] & 0xff);
          sum += dy == 0 ? 2 * row : row;
        }
        pixels[y * w + x] = (byte) (sum / 16);
      }
    }
  }

  private void dirty(byte[] pixels, Random random) {
    final int w = width();
    for (int i = 0; i < specks; i++) {
      final int x = 4 + random.nextInt(w - 8);
      final int y = 4 + random.nextInt(height() - 8);
      final double radius = (0.4 + random.nextDouble()) * dpi / 220;
      // One in four is a hole in the ink rather than dirt on the paper.
      final byte shade = random.nextInt(4) == 0 ? (byte) 255 : 0;
      for (int dy = -3; dy <= 3; dy++) {
        for (int dx = -3; dx <= 3; dx++) {
          if (dx * dx + dy * dy <= radius * radius) {
            pixels[(y + dy) * w + x + dx] = shade;
          }
        }
      }
    }
  }

  /** Paper, ink, lamp and sensor: bright at the upper right, dark along the inner margin. */
  private void light(byte[] pixels, Random random) {
    final int w = width();
    final int h = height();
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        final double dx = (double) x / w - 0.65;
        final double dy = (double) y / h - 0.3;
        final double fall = Math.min(1, dx * dx + dy * dy);
        final double gutter = 0.5 * StrictMath.exp(-x / (0.05 * w));
        final double lamp = 1 - shade * (fall + gutter);
        final int at = y * w + x;
        final double reflected = INK + (PAPER - INK) * (pixels[at] & 0xff) / 255.0;
        final double seen = lamp * reflected + noise * random.nextGaussian();
        pixels[at] = (byte) Math.max(0, Math.min(255, Math.round(seen)));
      }
    }
  }
}
