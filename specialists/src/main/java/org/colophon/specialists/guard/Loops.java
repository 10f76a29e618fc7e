package org.colophon.specialists.guard;

import java.util.List;

/** Tells words that repeat their neighbours from others. */
final class Loops {
  private Loops() {}

  /**
   * Whether each word of a run is the one so many places before or after it, at one distance for
   * all.
   */
  static boolean isRepeat(List<Spot> read, Surplus run) {
    // A copy may be aligned where the first one stood, so the other may come before or after.
    final int longest = 2 * run.size() + 1;
    for (int distance = 1; distance <= longest; distance++) {
      if (repeats(read, run, -distance) || repeats(read, run, distance)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(List<Spot> read, Surplus run, int distance) {
    for (int i = run.from(); i < run.to(); i++) {
      final int other = i + distance;
      if (other < 0
          || other >= read.size()
          || !read.get(i).folded().equals(read.get(other).folded())) {
        return false;
      }
    }
    return true;
  }
}
