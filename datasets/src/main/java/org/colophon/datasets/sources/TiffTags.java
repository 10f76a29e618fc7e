package org.colophon.datasets.sources;

/** Numbers of TIFF 6.0 that are used here. */
final class TiffTags {
  static final int NEW_SUBFILE_TYPE = 254;
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int STRIP_OFFSETS = 273;
  static final int ORIENTATION = 274;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int X_RESOLUTION = 282;
  static final int Y_RESOLUTION = 283;
  static final int T6_OPTIONS = 293;
  static final int RESOLUTION_UNIT = 296;
  static final int SAMPLE_FORMAT = 339;

  static final int COMPRESSION_G4 = 4;
  static final int WHITE_IS_ZERO = 0;
  static final int BLACK_IS_ZERO = 1;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int YCBCR = 6;
  static final int UNIT_INCH = 2;

  private static final int UNIT_CENTIMETRE = 3;
  private static final double CENTIMETRES_PER_INCH = 2.54;

  private TiffTags() {}

  /** Pixels per inch; 0 when the unit says that the numbers are no resolution. */
  static double dpi(double resolution, long unit) {
    return unit == UNIT_INCH
        ? resolution
        : unit == UNIT_CENTIMETRE ? resolution * CENTIMETRES_PER_INCH : 0;
  }
}
