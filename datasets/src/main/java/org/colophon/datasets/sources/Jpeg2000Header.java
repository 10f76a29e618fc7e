package org.colophon.datasets.sources;

import java.io.IOException;

/** Reads the header boxes of a JP2 file, or the SIZ marker of a bare codestream (ITU T.800). */
final class Jpeg2000Header {
  private static final int MOST_BOXES = 10_000;
  private static final double INCHES_PER_METRE = 39.3701;

  private Jpeg2000Header() {}

  static ImageHeader read(FileBytes in) throws IOException {
    return in.u16(0) == 0xff4f ? codestream(in, 0) : boxes(in);
  }

  private static ImageHeader codestream(FileBytes in, long start) throws IOException {
    if (in.u16(start + 2) != 0xff51) {
      throw new IOException("no SIZ marker in the codestream");
    }
    final long at = start + 4;
    return new ImageHeader(
        ImageHeader.clamp(in.u32(at + 4) - in.u32(at + 12)),
        ImageHeader.clamp(in.u32(at + 8) - in.u32(at + 16)),
        0,
        Orientation.UPRIGHT,
        in.u16(at + 36),
        (in.u8(at + 38) & 0x7f) + 1,
        false,
        false);
  }

  private static ImageHeader boxes(FileBytes in) throws IOException {
    double dpi = 0;
    long at = 0;
    for (int i = 0; i < MOST_BOXES && at + 8 <= in.size(); i++) {
      long length = in.u32(at);
      final String name = in.text(at + 4, 4);
      int head = 8;
      if (length == 1) {
        length = in.u64(at + 8);
        head = 16;
      }
      if (name.equals("jp2c")) {
        // The codestream's own sizes are what is decoded; ihdr may lie.
        final ImageHeader image = codestream(in, at + head);
        return new ImageHeader(
            image.width(),
            image.height(),
            dpi,
            Orientation.UPRIGHT,
            image.components(),
            image.bitsPerComponent(),
            image.components() == 1 || image.components() == 3,
            false);
      }
      if (name.equals("resc") || (name.equals("resd") && dpi == 0)) {
        dpi = resolution(in, at + head);
      }
      // The boxes jp2h and res hold boxes; walking into them is going on after their heads.
      final boolean holdsBoxes = name.equals("jp2h") || name.equals("res ");
      if (!holdsBoxes && length < head) {
        break;
      }
      at += holdsBoxes ? head : length;
    }
    throw new IOException("no codestream in the JPEG 2000 file");
  }

  /** Horizontal pixels per inch from numerator, denominator and decimal exponent per metre. */
  private static double resolution(FileBytes in, long at) throws IOException {
    final int numerator = in.u16(at + 4);
    final int denominator = in.u16(at + 6);
    final int exponent = (byte) in.u8(at + 9);
    return denominator == 0
        ? 0
        : (double) numerator / denominator * Math.pow(10, exponent) / INCHES_PER_METRE;
  }
}
