package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;

/** Says how wide a gap between two words must be to part two cells. */
final class WordSpace {
  private static final int ENOUGH = 4;

  private WordSpace() {}

  /**
   * Somewhat wider than the usual space between words; with few rows a gap may stand above another
   * by chance, so it must be wider still.
   */
  static double limit(List<TextRow> rows, double em) {
    final List<Double> gaps = new ArrayList<>();
    for (final TextRow row : rows) {
      for (int i = 1; i < row.tokens().size(); i++) {
        final double gap = row.tokens().get(i).left() - row.tokens().get(i - 1).right();
        final boolean text =
            !Chunk.number(row.tokens().get(i - 1)) || !Chunk.number(row.tokens().get(i));
        if (text && gap > 0 && gap < 0.9 * em) {
          gaps.add(gap);
        }
      }
    }
    gaps.sort(null);
    final double usual = gaps.size() < ENOUGH ? 0.28 * em : gaps.get(gaps.size() * 2 / 5);
    final double factor = rows.size() >= 6 ? 1.5 : rows.size() >= 3 ? 1.9 : 2.5;
    return Math.max(0.3 * em, Math.min(0.8 * em, factor * usual));
  }
}
