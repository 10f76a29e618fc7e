package org.colophon.datasets.renditions.page;

/** Numbers as text, the same on every machine: a point, no exponent, no needless zeros. */
final class Decimals {
  private static final double LIMIT = 1e12;

  private Decimals() {}

  /** At most two decimals. */
  static String two(double value) {
    return scaled(value, 100);
  }

  /** At most five decimals: directions of lines. */
  static String five(double value) {
    return scaled(value, 100_000);
  }

  private static String scaled(double value, int unit) {
    if (!(Math.abs(value) < LIMIT)) {
      return "0";
    }
    final long rounded = Math.round(value * unit);
    final long magnitude = Math.abs(rounded);
    final StringBuilder text = new StringBuilder(16);
    if (rounded < 0) {
      text.append('-');
    }
    text.append(magnitude / unit);
    long rest = magnitude % unit;
    if (rest != 0) {
      text.append('.');
      for (int place = unit / 10; rest != 0; place /= 10) {
        text.append((char) ('0' + rest / place));
        rest %= place;
      }
    }
    return text.toString();
  }
}
