package org.colophon.specialists.segment;

import java.util.List;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Word;

/** Tells a chart from a figure by what an axis leaves: numbers in a row or a column. */
final class ChartSigns {
  private static final Pattern TICK =
      Pattern.compile("[-+−–]?[$€£]?\\d{1,7}([.,]\\d{1,6})*([eE][-+]?\\d+)?[%kKMB]?");
  private static final int MIN_TICKS = 3;

  private final double size;

  ChartSigns(double size) {
    this.size = size;
  }

  boolean isChart(List<Strip> inside, List<Box> rulings) {
    final List<Box> ticks =
        inside.stream()
            .flatMap(strip -> strip.line().words().stream())
            .filter(word -> TICK.matcher(word.text()).matches())
            .map(Word::box)
            .toList();
    final int row = most(ticks, true);
    final int column = most(ticks, false);
    final boolean axis =
        rulings.stream().anyMatch(rule -> Math.max(rule.width(), rule.height()) > 6 * size);
    return (row >= MIN_TICKS && column >= MIN_TICKS)
        || (axis && Math.max(row, column) >= MIN_TICKS)
        || Math.max(row, column) >= MIN_TICKS + 2;
  }

  /** Largest number of ticks that share a height (row) or an edge (column). */
  private int most(List<Box> ticks, boolean row) {
    int most = 0;
    for (final Box anchor : ticks) {
      int count = 0;
      for (final Box other : ticks) {
        final boolean beside =
            row
                ? Math.abs(anchor.centerY() - other.centerY()) < 0.3 * size
                : Math.abs(anchor.right() - other.right()) < 0.4 * size
                    || Math.abs(anchor.left() - other.left()) < 0.4 * size;
        count += beside ? 1 : 0;
      }
      most = Math.max(most, count);
    }
    return most;
  }
}
