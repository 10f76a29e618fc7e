package org.colophon.datasets.sources;

import java.io.IOException;

/** Reads a JPEG file's markers (ITU T.81) up to the frame header. */
final class JpegHeader {
  private static final int MOST_MARKERS = 10_000;
  private static final double CENTIMETRES_PER_INCH = 2.54;

  private JpegHeader() {}

  static ImageHeader read(FileBytes in) throws IOException {
    double dpi = 0;
    boolean adobe = false;
    Exif exif = Exif.NONE;
    long at = 2;
    for (int i = 0; i < MOST_MARKERS; i++) {
      while (in.u8(at) != 0xff) {
        at++;
      }
      while (in.u8(at) == 0xff) {
        at++;
      }
      final int marker = in.u8(at++);
      if (marker == 0xd8 || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
        continue;
      }
      if (marker == 0xd9 || marker == 0xda) {
        break;
      }
      final int length = in.u16(at);
      if (isFrame(marker)) {
        final int components = in.u8(at + 7);
        final int bits = in.u8(at + 2);
        return new ImageHeader(
            in.u16(at + 5),
            in.u16(at + 3),
            dpi > 0 ? dpi : exif.dpi(),
            exif.orientation(),
            components,
            bits,
            // PDF's DCTDecode takes baseline, extended and progressive Huffman coding of 8 bits.
            marker <= 0xc2 && bits == 8 && components != 2 && components <= 4,
            adobe);
      }
      if (marker == 0xe0 && length >= 14 && in.text(at + 2, 4).equals("JFIF")) {
        final int unit = in.u8(at + 9);
        final double density = in.u16(at + 10);
        dpi = unit == 1 ? density : unit == 2 ? density * CENTIMETRES_PER_INCH : 0;
      } else if (marker == 0xe1 && length > 16 && in.text(at + 2, 4).equals("Exif")) {
        exif = Exif.read(in, at + 8);
      } else if (marker == 0xee && length >= 12 && in.text(at + 2, 5).equals("Adobe")) {
        adobe = true;
      }
      at += Math.max(2, length);
    }
    throw new IOException("no frame header in the JPEG");
  }

  /** SOF0 to SOF15, without DHT, JPG and DAC, which share the range. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
