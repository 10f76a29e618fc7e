package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Word;

/** Finds the white that parts rows into cells and cells into columns. */
final class Cells {
  /** A horizontal stretch without ink, in pixels. */
  record Gap(int from, int to) {
    int width() {
      return to - from;
    }

    Gap shared(Gap other) {
      return new Gap(Math.max(from, other.from), Math.min(to, other.to));
    }
  }

  private Cells() {}

  /** Gaps between neighbouring words that are at least this wide, from left to right. */
  static List<Gap> gaps(Row row, double narrowest) {
    return white(row.strips(), narrowest);
  }

  /** Stretches at least this wide that no word of any strip reaches into, from left to right. */
  static List<Gap> white(List<Strip> strips, double narrowest) {
    final List<Word> words =
        strips.stream()
            .flatMap(strip -> strip.line().words().stream())
            .sorted(Comparator.comparingInt(word -> word.box().left()))
            .toList();
    final List<Gap> gaps = new ArrayList<>();
    int reached = Integer.MAX_VALUE;
    for (final Word word : words) {
      final Box box = word.box();
      if (box.left() - (long) reached >= narrowest) {
        gaps.add(new Gap(reached, box.left()));
      }
      reached = reached == Integer.MAX_VALUE ? box.right() : Math.max(reached, box.right());
    }
    return gaps;
  }
}
