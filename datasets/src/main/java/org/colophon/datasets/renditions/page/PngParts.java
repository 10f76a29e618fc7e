package org.colophon.datasets.renditions.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The deflated, predicted rows inside a PNG file (W3C PNG, third edition, 11.2), which are at the
 * same time what PDF's FlateDecode filter with predictor 15 takes.
 *
 * @param components 1 grey or 3 colours
 * @param data the image data chunks, joined
 */
record PngParts(int width, int height, int bits, int components, InputStream data) {
  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int GREY = 0;
  private static final int RGB = 2;

  /**
   * @throws IOException if the image is neither grey nor RGB, or interlaced
   */
  static PngParts of(byte[] png) throws IOException {
    final ByteBuffer in = ByteBuffer.wrap(png).position(SIGNATURE);
    final List<InputStream> data = new ArrayList<>();
    int header = -1;
    while (in.remaining() >= 12) {
      final int length = in.getInt();
      final int type = in.getInt();
      if (type == IHDR) {
        header = in.position();
      } else if (type == IDAT) {
        data.add(new ByteArrayInputStream(png, in.position(), length));
      }
      in.position(in.position() + length + 4);
    }
    if (header < 0 || data.isEmpty()) {
      throw new IOException("the encoder returned a PNG without an image");
    }
    final int colour = in.get(header + 9);
    final int interlace = in.get(header + 12);
    if ((colour != GREY && colour != RGB) || interlace != 0) {
      throw new IOException("a page raster must be grey or RGB, PNG colour type " + colour);
    }
    return new PngParts(
        in.getInt(header),
        in.getInt(header + 4),
        in.get(header + 8),
        colour == GREY ? 1 : 3,
        new SequenceInputStream(Collections.enumeration(data)));
  }
}
