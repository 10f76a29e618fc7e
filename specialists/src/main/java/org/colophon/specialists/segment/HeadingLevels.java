package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Levels of the headings of one page: the depth of the section number where there is one, the level
 * of a numbered heading of the same size, otherwise the rank of the size on the page.
 */
final class HeadingLevels {
  private static final int DEEPEST = 6;
  private static final int DEEPEST_RANK = 3;
  private static final double SAME_SIZE = 1.07;

  private HeadingLevels() {}

  /** A level from 1 for every heading, in the order given. */
  static List<Integer> of(List<Draft> headings) {
    final List<Double> sizes = new ArrayList<>();
    headings.stream()
        .map(Draft::size)
        .sorted(Comparator.reverseOrder())
        .forEach(
            size -> {
              if (sizes.isEmpty() || sizes.get(sizes.size() - 1) > SAME_SIZE * size) {
                sizes.add(size);
              }
            });
    return headings.stream().map(heading -> level(heading, headings, sizes)).toList();
  }

  private static int level(Draft heading, List<Draft> headings, List<Double> sizes) {
    final int depth = depth(heading);
    if (depth > 0) {
      return Math.min(DEEPEST, depth);
    }
    for (final Draft other : headings) {
      if (depth(other) > 0 && same(heading.size(), other.size())) {
        return Math.min(DEEPEST, depth(other));
      }
    }
    int rank = 1;
    while (rank < sizes.size() && !same(sizes.get(rank - 1), heading.size())) {
      rank++;
    }
    return Math.min(DEEPEST_RANK, rank);
  }

  private static int depth(Draft heading) {
    return Markers.sectionDepth(heading.rows().get(0).profile().text());
  }

  private static boolean same(double one, double other) {
    return Math.max(one, other) <= SAME_SIZE * Math.min(one, other);
  }
}
