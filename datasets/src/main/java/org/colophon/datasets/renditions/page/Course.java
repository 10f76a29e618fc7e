package org.colophon.datasets.renditions.page;

import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Line;

/**
 * Where the letters of a line stand and which way they run, in original page pixels.
 *
 * @param x of a point on the baseline
 * @param y of a point on the baseline
 * @param angle of the reading direction in radians, clockwise as seen (the y axis points down), in
 *     (-pi, pi]
 * @param known false where the line has no usable baseline and its box stands in for it
 */
record Course(double x, double y, double angle, boolean known) {
  static Course of(Line line) {
    final Baseline baseline = line.baseline();
    final double dx = baseline.x1() - baseline.x0();
    final double dy = baseline.y1() - baseline.y0();
    final double length = Math.hypot(dx, dy);
    if (length >= 1 && Double.isFinite(length)) {
      return new Course(baseline.x0(), baseline.y0(), Math.atan2(dy, dx), true);
    }
    return new Course(line.box().left(), line.box().bottom(), 0, false);
  }

  /** Quarter turns clockwise that are nearest to the reading direction: -1, 0, 1 or 2. */
  int quarterTurns() {
    final int turns = (int) Math.round(angle / (Math.PI / 2));
    return turns == -2 ? 2 : turns;
  }
}
