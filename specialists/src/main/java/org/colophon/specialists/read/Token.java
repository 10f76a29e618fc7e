package org.colophon.specialists.read;

import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/**
 * A word of a table with its place in the straightened frame of the region.
 *
 * @param line the known line that the word comes from
 */
record Token(Word word, Line line, double left, double top, double right, double bottom) {
  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  double centerX() {
    return (left + right) / 2;
  }

  double centerY() {
    return (top + bottom) / 2;
  }
}
