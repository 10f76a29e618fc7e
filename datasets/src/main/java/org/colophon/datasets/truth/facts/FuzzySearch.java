package org.colophon.datasets.truth.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a pattern in a text with at most so many edits (insertions, deletions, substitutions), in
 * O(pattern length * text length): P. H. Sellers, "The Theory and Computation of Evolutionary
 * Distances: Pattern Recognition", Journal of Algorithms 1, 1980.
 */
final class FuzzySearch {
  private FuzzySearch() {}

  /**
   * A place in the text.
   *
   * @param start of the match, in characters
   * @param end exclusive
   */
  record Match(int start, int end, int edits) {}

  /**
   * The places in the order of the text. Of places that overlap only the one with the fewest edits
   * is given, the first of equals.
   */
  static List<Match> find(String pattern, String text, int maxEdits) {
    return maxEdits == 0 ? exact(pattern, text) : merged(ends(pattern, text, maxEdits));
  }

  private static List<Match> exact(String pattern, String text) {
    final List<Match> matches = new ArrayList<>();
    if (pattern.isEmpty()) {
      return matches;
    }
    int at = text.indexOf(pattern);
    while (at >= 0) {
      matches.add(new Match(at, at + pattern.length(), 0));
      at = text.indexOf(pattern, at + pattern.length());
    }
    return matches;
  }

  /** For every end in the text the best match that ends there, if it is good enough. */
  private static List<Match> ends(String pattern, String text, int maxEdits) {
    final int length = pattern.length();
    // Column j of Sellers' matrix: edits to turn the first i characters of the pattern into a part
    // of the text that ends at j, and where that part starts.
    int[] edits = new int[length + 1];
    int[] starts = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      edits[i] = i;
    }
    final List<Match> matches = new ArrayList<>();
    for (int j = 1; j <= text.length(); j++) {
      final int[] nextEdits = new int[length + 1];
      final int[] nextStarts = new int[length + 1];
      nextStarts[0] = j;
      for (int i = 1; i <= length; i++) {
        final int same = pattern.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1;
        int best = edits[i - 1] + same;
        int start = starts[i - 1];
        if (edits[i] + 1 < best) {
          best = edits[i] + 1;
          start = starts[i];
        }
        if (nextEdits[i - 1] + 1 < best) {
          best = nextEdits[i - 1] + 1;
          start = nextStarts[i - 1];
        }
        nextEdits[i] = best;
        nextStarts[i] = start;
      }
      edits = nextEdits;
      starts = nextStarts;
      if (edits[length] <= maxEdits) {
        matches.add(new Match(starts[length], j, edits[length]));
      }
    }
    return matches;
  }

  private static List<Match> merged(List<Match> ends) {
    final List<Match> matches = new ArrayList<>();
    for (final Match match : ends) {
      final Match last = matches.isEmpty() ? null : matches.get(matches.size() - 1);
      if (last == null || match.start() >= last.end()) {
        matches.add(match);
      } else if (match.edits() < last.edits()) {
        matches.set(matches.size() - 1, match);
      }
    }
    return matches;
  }
}
