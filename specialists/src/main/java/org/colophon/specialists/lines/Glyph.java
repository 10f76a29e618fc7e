package org.colophon.specialists.lines;

/**
 * A character that a recogniser saw.
 *
 * @param confidence of the recogniser, 0 to 1
 * @param from where its step begins, pixels of the strip
 * @param to where its step ends, pixels of the strip
 */
record Glyph(String text, double confidence, double from, double to) {
  private static final int FULL_WIDTH = 0xff01;
  private static final int FULL_WIDTH_END = 0xff5e;

  double center() {
    return (from + to) / 2;
  }

  boolean blank() {
    return text.isBlank();
  }

  boolean ideographic() {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  /** A mark or letter of full width (U+FF01 to U+FF5E) as its ASCII twin: the ink is the same. */
  Glyph ofUsualWidth() {
    final int code = text.codePointAt(0);
    return code >= FULL_WIDTH && code <= FULL_WIDTH_END
        ? new Glyph(Character.toString(code - FULL_WIDTH + '!'), confidence, from, to)
        : this;
  }
}
