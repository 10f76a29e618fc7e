package org.colophon.datasets.renditions.page;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Word;

/**
 * Turns the upright boxes of a line's words into stretches of its baseline and one font size, also
 * where the line is skewed or runs in another direction. One size for the whole line, as high as
 * its tallest word: a size for each word would fit the boxes better, but readers of PDF then take
 * words of one line for different lines.
 *
 * @param fontSize in page pixels
 */
record LineFrame(Course course, double fontSize) {
  /** Near 45 degrees a box says nothing of the sides of the slanted word in it. */
  private static final double MIN_SEPARATION = 0.3;

  private static final double MIN_SIZE = 1;

  /**
   * Skew up to which each word is set straight, one step higher or lower than the word before: on
   * slanted words readers of PDF tear the letters apart. In radians.
   */
  private static final double MAX_STEP = Math.toRadians(6);

  /**
   * @param x start on the baseline, page pixels
   * @param y start on the baseline, page pixels, pointing down
   * @param length along the baseline, page pixels
   */
  record Span(double x, double y, double length) {}

  /** Sides of a slanted rectangle: along and across the direction of the line. */
  private record Sides(double along, double across) {}

  static LineFrame of(Course course, List<Word> words) {
    double above = 0;
    for (final Word word : words) {
      final double across = sides(course, word.box()).across();
      above = Math.max(above, across / 2 - offset(course, word.box()));
    }
    final double size = above * 1000 / GlyphlessFont.ASCENT;
    return new LineFrame(course, Math.max(MIN_SIZE, size));
  }

  /** Direction in which the letters of each word are set, see {@link Course#angle}. */
  double wordAngle() {
    final double straight = course.quarterTurns() * Math.PI / 2;
    return Math.abs(course.angle() - straight) < MAX_STEP ? straight : course.angle();
  }

  Span span(Box box) {
    final double length = Math.max(MIN_SIZE, sides(course, box).along());
    final double cos = Math.cos(course.angle());
    final double sin = Math.sin(course.angle());
    final double middle = (box.centerX() - course.x()) * cos + (box.centerY() - course.y()) * sin;
    final double angle = wordAngle();
    return new Span(
        course.x() + middle * cos - length / 2 * Math.cos(angle),
        course.y() + middle * sin - length / 2 * Math.sin(angle),
        length);
  }

  /** Distance of the box's centre from the baseline, positive below it as the letters stand. */
  private static double offset(Course course, Box box) {
    return -(box.centerX() - course.x()) * Math.sin(course.angle())
        + (box.centerY() - course.y()) * Math.cos(course.angle());
  }

  /** The rectangle slanted by the line's angle whose upright bounds the box is. */
  private static Sides sides(Course course, Box box) {
    final double cos = Math.abs(Math.cos(course.angle()));
    final double sin = Math.abs(Math.sin(course.angle()));
    final double separation = cos * cos - sin * sin;
    if (Math.abs(separation) < MIN_SEPARATION) {
      final double side = Math.max(box.width(), box.height());
      return new Sides(side, Math.min(box.width(), box.height()) / 2.0);
    }
    final double along = (box.width() * cos - box.height() * sin) / separation;
    final double across = (box.height() * cos - box.width() * sin) / separation;
    // Ink of letters does not fill the corners: a box may be too narrow for its slant.
    final double least = 0.2 * Math.min(box.width(), box.height());
    return new Sides(Math.max(along, least), Math.max(across, least));
  }
}
