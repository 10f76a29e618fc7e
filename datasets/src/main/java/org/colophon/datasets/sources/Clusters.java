package org.colophon.datasets.sources;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Box;

/** Joins boxes that lie near each other. */
final class Clusters {
  private Clusters() {}

  /**
   * The hulls of boxes that come within this many pixels of each other, until none do.
   *
   * @param near pixels between boxes that belong together
   */
  static List<Box> of(List<Box> boxes, int near) {
    List<Box> before = boxes;
    List<Box> joined = pass(boxes, near);
    while (joined.size() < before.size()) {
      before = joined;
      joined = pass(joined, near);
    }
    return joined;
  }

  private static List<Box> pass(List<Box> boxes, int near) {
    final List<Box> clusters = new ArrayList<>();
    for (final Box box : boxes) {
      Box hull = box;
      // From the newest, because neighbours are mostly painted one after the other.
      for (int i = clusters.size() - 1; i >= 0; i--) {
        if (meets(hull, clusters.get(i), near)) {
          hull = hull.union(clusters.get(i));
          clusters.remove(i);
        }
      }
      clusters.add(hull);
    }
    return clusters;
  }

  private static boolean meets(Box a, Box b, int near) {
    return a.left() <= b.right() + near
        && b.left() <= a.right() + near
        && a.top() <= b.bottom() + near
        && b.top() <= a.bottom() + near;
  }
}
