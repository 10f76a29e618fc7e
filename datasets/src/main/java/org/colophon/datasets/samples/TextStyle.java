package org.colophon.datasets.samples;

/**
 * How text is set; lengths in points.
 *
 * @param face of words that are not marked as italic
 * @param indent of the first line; of the other lines when negative
 */
record TextStyle(
    Face face, Face italic, double size, double leading, Alignment alignment, double indent) {
  /** How lines fill their measure. */
  enum Alignment {
    JUSTIFIED,
    LEFT,
    CENTRED
  }

  double firstIndent() {
    return Math.max(0, indent);
  }

  double hangingIndent() {
    return Math.max(0, -indent);
  }
}
