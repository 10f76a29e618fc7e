package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * What EXIF data (a small TIFF directory inside an image file) says of the page.
 *
 * @param dpi pixels per inch; 0 when it does not say
 */
record Exif(Orientation orientation, double dpi) {
  static final Exif NONE = new Exif(Orientation.UPRIGHT, 0);

  private static final int MOST_ENTRIES = 1000;

  /** Reads the directory whose TIFF header is at this offset; {@link #NONE} if it is broken. */
  static Exif read(FileBytes in, long start) {
    try {
      // Some writers repeat the marker of JPEG's segment in other containers.
      final long base = in.text(start, 4).equals("Exif") ? start + 6 : start;
      return entries(in, base);
    } catch (IOException e) {
      // Damage in the metadata is no reason to refuse the pixels.
      return NONE;
    } finally {
      in.order(ByteOrder.BIG_ENDIAN);
    }
  }

  private static Exif entries(FileBytes in, long base) throws IOException {
    in.order(in.u8(base) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    final long directory = base + in.u32(base + 4);
    final int count = Math.min(in.u16(directory), MOST_ENTRIES);
    Orientation orientation = Orientation.UPRIGHT;
    double resolution = 0;
    int unit = TiffTags.UNIT_INCH;
    for (int i = 0; i < count; i++) {
      final long entry = directory + 2 + 12L * i;
      switch (in.u16(entry)) {
        case TiffTags.ORIENTATION -> orientation = Orientation.ofTag(in.u16(entry + 8));
        case TiffTags.RESOLUTION_UNIT -> unit = in.u16(entry + 8);
        case TiffTags.X_RESOLUTION -> {
          final long at = base + in.u32(entry + 8);
          final long denominator = in.u32(at + 4);
          resolution = denominator == 0 ? 0 : (double) in.u32(at) / denominator;
        }
        default -> {
          // Says nothing of size or orientation.
        }
      }
    }
    return new Exif(orientation, TiffTags.dpi(resolution, unit));
  }
}
