package org.colophon.datasets.truth;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;

/** Makes boxes from the numbers of truth files, which may be anything. */
final class Boxes {
  /** What a cell has for a box where the truth has none. */
  static final Box NONE = new Box(0, 0, 0, 0);

  /** Larger than any page that can be opened, and far from where sums overflow. */
  private static final double LIMIT = 10_000_000;

  private Boxes() {}

  /**
   * The box between two corners, in whichever order they come, rounded.
   *
   * @throws MalformedTruth if a number is none or too large
   */
  static Box between(double x1, double y1, double x2, double y2) {
    return new Box(
        rounded(Math.min(x1, x2)),
        rounded(Math.min(y1, y2)),
        rounded(Math.max(x1, x2)),
        rounded(Math.max(y1, y2)));
  }

  /** The hull of boxes; empty if there are none. */
  static Optional<Box> hull(List<Box> boxes) {
    return boxes.stream().reduce(Box::union);
  }

  private static int rounded(double value) {
    // Written so that it holds for NaN, too.
    if (!(Math.abs(value) <= LIMIT)) {
      throw new MalformedTruth("has a coordinate that is on no page: " + value);
    }
    return (int) Math.round(value);
  }
}
