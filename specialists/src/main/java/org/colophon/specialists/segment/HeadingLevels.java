package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Levels of the headings of one page, so that they agree from page to page without knowing the
 * others: 1 is left to titles, which are much larger than the text; a section numbered "2" has
 * level 2, "2.1" has 3, and so on. Headings without a number have the level of a numbered one that
 * looks like them, otherwise one by the rank of their size.
 */
final class HeadingLevels {
  private static final int DEEPEST = 6;
  private static final int DEEPEST_RANK = 4;
  private static final double SAME_SIZE = 1.07;

  /** Size of a title over that of the running text. */
  private static final double TITLE = 1.45;

  /** Share of capitals from which a heading is set in capitals. */
  private static final double CAPITALS = 0.85;

  private final List<Draft> headings;
  private final List<Double> sizes = new ArrayList<>();
  private final int first;

  private HeadingLevels(List<Draft> headings, double textSize) {
    this.headings = headings;
    headings.stream()
        .filter(heading -> depth(heading) == 0)
        .map(Draft::size)
        .sorted(Comparator.reverseOrder())
        .forEach(
            size -> {
              if (sizes.isEmpty() || sizes.get(sizes.size() - 1) > SAME_SIZE * size) {
                sizes.add(size);
              }
            });
    final double largest = headings.stream().mapToDouble(Draft::size).max().orElse(0);
    this.first = !sizes.isEmpty() && isTitle(sizes.get(0), largest, textSize) ? 1 : 2;
  }

  private static boolean isTitle(double size, double largest, double textSize) {
    return size > TITLE * textSize && same(size, largest);
  }

  /**
   * A level from 1 for every heading, in the order given.
   *
   * @param textSize size of the page's running text, in the unit of the headings' sizes
   */
  static List<Integer> of(List<Draft> headings, double textSize) {
    final HeadingLevels levels = new HeadingLevels(headings, textSize);
    return headings.stream().map(levels::level).toList();
  }

  private int level(Draft heading) {
    final int depth = depth(heading);
    if (depth > 0) {
      return Math.min(DEEPEST, depth + 1);
    }
    for (final Draft other : headings) {
      if (depth(other) > 0
          && same(heading.size(), other.size())
          && (heading.profile().upper() > CAPITALS) == (other.profile().upper() > CAPITALS)) {
        return Math.min(DEEPEST, depth(other) + 1);
      }
    }
    int rank = 0;
    while (rank + 1 < sizes.size() && !same(sizes.get(rank), heading.size())) {
      rank++;
    }
    return Math.min(DEEPEST_RANK, first + rank);
  }

  private static int depth(Draft heading) {
    return Markers.sectionDepth(heading.rows().get(0).profile().text());
  }

  private static boolean same(double one, double other) {
    return Math.max(one, other) <= SAME_SIZE * Math.min(one, other);
  }
}
