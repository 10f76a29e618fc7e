package org.colophon.datasets.sources;

import java.util.Map;

/**
 * One image of a TIFF file, as its directory describes it.
 *
 * @param index position in the chain of directories, from 0
 * @param values first value of each tag that was read
 * @param counts number of values of each tag
 */
record TiffDirectory(int index, Map<Integer, Double> values, Map<Integer, Long> counts) {
  private static final long REDUCED = 1;
  private static final long MASK = 4;

  TiffDirectory {
    values = Map.copyOf(values);
    counts = Map.copyOf(counts);
  }

  long value(int tag, long otherwise) {
    return values.getOrDefault(tag, (double) otherwise).longValue();
  }

  long count(int tag) {
    return counts.getOrDefault(tag, 0L);
  }

  int width() {
    return ImageHeader.clamp(value(TiffTags.WIDTH, 0));
  }

  int height() {
    return ImageHeader.clamp(value(TiffTags.HEIGHT, 0));
  }

  Orientation orientation() {
    return Orientation.ofTag(value(TiffTags.ORIENTATION, 1));
  }

  /** Pixels per inch along the stored rows; 0 when the directory does not say. */
  double dpiX() {
    return resolution(TiffTags.X_RESOLUTION);
  }

  /** Pixels per inch down the stored columns; 0 when the directory does not say. */
  double dpiY() {
    return resolution(TiffTags.Y_RESOLUTION);
  }

  private double resolution(int tag) {
    return TiffTags.dpi(
        values.getOrDefault(tag, 0.0), value(TiffTags.RESOLUTION_UNIT, TiffTags.UNIT_INCH));
  }

  /** Whether the writer says that this is a preview or a mask of another image, not a page. */
  boolean isAside() {
    return (value(TiffTags.NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK)) != 0;
  }

  /** Whether Leptonica reads these samples; it would take CMYK for RGB with alpha. */
  boolean isPlain() {
    final long photometric = value(TiffTags.PHOTOMETRIC, TiffTags.WHITE_IS_ZERO);
    final long bits = value(TiffTags.BITS_PER_SAMPLE, 1);
    final long samples = value(TiffTags.SAMPLES_PER_PIXEL, 1);
    final boolean knownColour =
        photometric <= TiffTags.PALETTE || (photometric == TiffTags.YCBCR && samples == 3);
    final boolean knownDepth =
        bits == 8 || (samples == 1 && (bits == 1 || bits == 2 || bits == 4 || bits == 16));
    // Leptonica minds whether 0 is white for single bits only.
    final boolean negative = photometric == TiffTags.WHITE_IS_ZERO && bits > 1;
    return knownColour && knownDepth && !negative && value(TiffTags.SAMPLE_FORMAT, 1) == 1;
  }
}
