package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds words that say again what stands beside them, without a counterpart of their own. */
final class Loops {
  /** Words from a copy to the next at most. */
  private static final int FARTHEST = 60;

  /** Words, and letters and digits, of which a copy that is no chance has to be. */
  private static final int LEAST_WORDS = 3;

  private static final int LEAST_SIGNS = 8;

  private Loops() {}

  /**
   * The copies in runs of words that say nothing known. Where there is ink for some of the words
   * the independent reader would have read one of them like the copy that it did read.
   */
  static List<Surplus> in(List<Spot> read, List<Surplus> runs) {
    final List<Surplus> copies = new ArrayList<>();
    for (final Surplus run : runs) {
      longest(read, run).ifPresent(copies::add);
    }
    return copies;
  }

  /** The longest part of a run of which each word stands again at one distance. */
  private static Optional<Surplus> longest(List<Spot> read, Surplus run) {
    Surplus longest = null;
    for (int distance = -FARTHEST; distance <= FARTHEST; distance++) {
      int from = run.from();
      for (int i = run.from(); distance != 0 && i <= run.to(); i++) {
        if (i == run.to() || !isSame(read, i, i + distance)) {
          if (isCopy(read, from, i) && (longest == null || i - from > longest.size())) {
            longest = run.part(from, i, signs(read, from, i));
          }
          from = i + 1;
        }
      }
    }
    return Optional.ofNullable(longest);
  }

  private static boolean isCopy(List<Spot> read, int from, int to) {
    return to - from >= LEAST_WORDS
        && signs(read, from, to) >= LEAST_SIGNS
        && read.subList(from, to).stream().map(Spot::folded).distinct().count() >= LEAST_WORDS;
  }

  private static int signs(List<Spot> read, int from, int to) {
    return read.subList(from, to).stream().mapToInt(Spot::signs).sum();
  }

  private static boolean isSame(List<Spot> read, int i, int other) {
    return other >= 0
        && other < read.size()
        && read.get(i).folded().equals(read.get(other).folded());
  }
}
