package org.colophon.datasets.sources;

/**
 * What the header of an image file says, before its pixels are decoded.
 *
 * @param width stored width in pixels, before the orientation is applied
 * @param dpi stated resolution in pixels per inch; 0 when the file does not say
 * @param components colour components with alpha; 0 when the header was not asked
 * @param passthrough whether a PDF image filter can take the file as it is
 * @param adobe whether a JPEG carries Adobe's marker, which means inverted CMYK
 */
record ImageHeader(
    int width,
    int height,
    double dpi,
    Orientation orientation,
    int components,
    int bitsPerComponent,
    boolean passthrough,
    boolean adobe) {
  static ImageHeader plain(long width, long height, double dpi) {
    return new ImageHeader(
        clamp(width), clamp(height), dpi, Orientation.UPRIGHT, 0, 8, false, false);
  }

  static int clamp(long side) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, side));
  }
}
