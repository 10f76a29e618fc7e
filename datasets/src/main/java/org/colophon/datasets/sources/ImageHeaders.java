package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.ByteOrder;
import org.colophon.datasets.model.SourceType;

/** Reads the headers of image files that hold one image. */
final class ImageHeaders {
  private static final double INCHES_PER_METRE = 39.3701;
  private static final int MOST_CHUNKS = 10_000;

  private ImageHeaders() {}

  static ImageHeader read(FileBytes in, SourceType type) throws IOException {
    in.order(ByteOrder.BIG_ENDIAN);
    return switch (type) {
      case PNG -> png(in);
      case JPEG -> JpegHeader.read(in);
      case JPEG2000 -> Jpeg2000Header.read(in);
      case WEBP -> webp(in);
      case GIF -> gif(in);
      case BMP -> bmp(in);
      case PNM -> pnm(in);
      default -> throw new IllegalArgumentException(type + " has no single image header");
    };
  }

  /** PNG (ISO 15948): IHDR, and pHYs and eXIf if they stand before the first pixels. */
  private static ImageHeader png(FileBytes in) throws IOException {
    final long width = in.u32(16);
    final long height = in.u32(20);
    double dpi = 0;
    Exif exif = Exif.NONE;
    long at = 8;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= in.size(); i++) {
      final long length = in.u32(at);
      final String name = in.text(at + 4, 4);
      if (name.equals("IDAT") || name.equals("IEND")) {
        break;
      }
      if (name.equals("pHYs") && length == 9 && in.u8(at + 16) == 1) {
        dpi = in.u32(at + 8) / INCHES_PER_METRE;
      } else if (name.equals("eXIf")) {
        exif = Exif.read(in, at + 8);
      }
      at += 12 + length;
    }
    return oriented(width, height, dpi, exif);
  }

  /** WebP container (RFC 9649): lossy, lossless or extended. */
  private static ImageHeader webp(FileBytes in) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    final String first = in.text(12, 4);
    if (first.equals("VP8 ")) {
      return ImageHeader.plain(in.u16(26) & 0x3fff, in.u16(28) & 0x3fff, 0);
    }
    if (first.equals("VP8L")) {
      final long bits = in.u32(21);
      return ImageHeader.plain((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1, 0);
    }
    if (!first.equals("VP8X")) {
      throw new IOException("no image data in the WebP container");
    }
    final long width = (in.u32(24) & 0xffffff) + 1;
    final long height = (in.u32(26) >> 8) + 1;
    Exif exif = Exif.NONE;
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= in.size(); i++) {
      final long length = in.u32(at + 4);
      if (in.text(at, 4).equals("EXIF")) {
        exif = Exif.read(in, at + 8);
        in.order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 8 + length + (length & 1);
    }
    return oriented(width, height, 0, exif);
  }

  /** GIF89a: the first frame, which is what is decoded. */
  private static ImageHeader gif(FileBytes in) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    long at = 13L + colourTable(in.u8(10));
    for (int i = 0; i < MOST_CHUNKS; i++) {
      final int block = in.u8(at);
      if (block == 0x2c) {
        return ImageHeader.plain(in.u16(at + 5), in.u16(at + 7), 0);
      }
      if (block != 0x21) {
        break;
      }
      at += 2;
      for (int length = in.u8(at); length != 0; length = in.u8(at)) {
        at += length + 1;
      }
      at++;
    }
    throw new IOException("no frame in the GIF");
  }

  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static ImageHeader bmp(FileBytes in) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    if (in.u32(14) == 12) {
      return ImageHeader.plain(in.u16(18), in.u16(20), 0);
    }
    // A negative height means that the rows run from the top down.
    return ImageHeader.plain(in.u32(18), Math.abs((int) in.u32(22)), in.u32(38) / INCHES_PER_METRE);
  }

  /** Netpbm: sizes in decimal after the magic, or named lines in PAM (P7). */
  private static ImageHeader pnm(FileBytes in) throws IOException {
    final PnmTokens tokens = new PnmTokens(in);
    if (in.u8(1) != '7') {
      return ImageHeader.plain(tokens.number(), tokens.number(), 0);
    }
    long width = 0;
    long height = 0;
    for (String token = tokens.next(); !token.equals("ENDHDR"); token = tokens.next()) {
      if (token.equals("WIDTH")) {
        width = tokens.number();
      } else if (token.equals("HEIGHT")) {
        height = tokens.number();
      }
    }
    return ImageHeader.plain(width, height, 0);
  }

  private static ImageHeader oriented(long width, long height, double dpi, Exif exif) {
    return new ImageHeader(
        ImageHeader.clamp(width),
        ImageHeader.clamp(height),
        dpi > 0 ? dpi : exif.dpi(),
        exif.orientation(),
        0,
        8,
        false,
        false);
  }

  /** White space separated tokens with # comments. */
  private static final class PnmTokens {
    private static final int LONGEST_HEADER = 100_000;

    private final FileBytes in;
    private long at = 2;

    PnmTokens(FileBytes in) {
      this.in = in;
    }

    String next() throws IOException {
      int c = in.u8(at++);
      while (Character.isWhitespace(c) || c == '#') {
        if (c == '#') {
          while (c != '\n') {
            c = read();
          }
        }
        c = read();
      }
      final StringBuilder token = new StringBuilder();
      while (!Character.isWhitespace(c)) {
        token.append((char) c);
        c = read();
      }
      return token.toString();
    }

    long number() throws IOException {
      try {
        return Long.parseLong(next());
      } catch (NumberFormatException e) {
        throw new IOException("no size in the header", e);
      }
    }

    private int read() throws IOException {
      if (at > LONGEST_HEADER) {
        throw new IOException("the header does not end");
      }
      return in.u8(at++);
    }
  }
}
