package org.colophon.specialists.segment;

import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.specialists.recognise.Block;

/**
 * A line of the page with what was measured on it.
 *
 * @param index position in the input; the line's identity
 * @param box tight around the words
 * @param base height of the baseline at the middle of the line
 * @param size height of the letters as a font size, in pixels
 * @param bold share of letters that are set bold, 0 to 1
 * @param italic share of letters that are set italic, 0 to 1
 * @param confidence mean word confidence
 * @param hint what page analysis took the block for
 * @param paragraph number of the input paragraph; lines of one paragraph share it
 */
record Strip(
    int index,
    Line line,
    Box box,
    double base,
    double size,
    double bold,
    double italic,
    double confidence,
    Block.Type hint,
    int paragraph,
    TextProfile profile)
    implements Placed {
  String text() {
    return profile.text();
  }

  double em() {
    return size;
  }
}
