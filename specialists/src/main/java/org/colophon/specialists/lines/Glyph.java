package org.colophon.specialists.lines;

/**
 * A character that a recogniser saw.
 *
 * @param confidence of the recogniser, 0 to 1
 * @param from where its step begins, pixels of the strip
 * @param to where its step ends, pixels of the strip
 */
record Glyph(String text, double confidence, double from, double to) {
  double center() {
    return (from + to) / 2;
  }

  boolean blank() {
    return text.isBlank();
  }
}
