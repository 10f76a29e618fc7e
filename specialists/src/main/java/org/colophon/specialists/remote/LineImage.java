package org.colophon.specialists.remote;

import java.awt.image.BufferedImage;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;

/**
 * The pixels of one line as a model takes them: channels x height x width, normalised.
 *
 * @param box of the line on the page
 */
// Pixels of one line, made for one request.
@SuppressWarnings("ArrayRecordComponent")
record LineImage(Box box, int width, float[] values) {
  private static final float WHITE = 255;

  /** Cuts a line out of the crop of its region and scales it to the model's height. */
  static LineImage of(Raster crop, Box region, Box line, InferenceEndpoint endpoint) {
    try (Raster cut = crop.crop(line.moved(-region.left(), -region.top()));
        Raster deep = Raster.of(Leptonica1.pixConvertTo32(cut.pix()))) {
      final int height = endpoint.height();
      final int width =
          Math.max(
              1,
              Math.min(
                  endpoint.maxWidth(),
                  (int) Math.round((double) height * deep.width() / deep.height())));
      try (Raster scaled = Raster.of(Leptonica1.pixScaleToSize(deep.pix(), width, height))) {
        return new LineImage(line, width, values(scaled.toBufferedImage(), endpoint));
      }
    }
  }

  private static float[] values(BufferedImage image, InferenceEndpoint endpoint) {
    final int[] shifts =
        switch (endpoint.channels()) {
          case RGB -> new int[] {16, 8, 0};
          case BGR -> new int[] {0, 8, 16};
          case GREY -> new int[] {};
        };
    final int channels = Math.max(1, shifts.length);
    final int area = image.getWidth() * image.getHeight();
    final float[] values = new float[channels * area];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        final int rgb = image.getRGB(x, y);
        for (int channel = 0; channel < channels; channel++) {
          final double level = shifts.length == 0 ? luma(rgb) : (rgb >> shifts[channel]) & 0xff;
          values[channel * area + y * image.getWidth() + x] =
              (float) ((level / WHITE - endpoint.mean()) / endpoint.deviation());
        }
      }
    }
    return values;
  }

  /** Brightness by ITU-R BT.601. */
  private static double luma(int rgb) {
    return 0.299 * ((rgb >> 16) & 0xff) + 0.587 * ((rgb >> 8) & 0xff) + 0.114 * (rgb & 0xff);
  }
}
