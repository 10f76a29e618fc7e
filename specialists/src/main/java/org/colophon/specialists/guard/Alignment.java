package org.colophon.specialists.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which words of a reading say the same as which known words: first in order, then, for what is
 * left, in any order, since cells of a table and lines of a receipt may be read in another one.
 */
final class Alignment {
  /** Likeness from which words agree although they stand elsewhere in the order. */
  private static final double ELSEWHERE = 0.7;

  /** Pairs of left words that are compared at most. */
  private static final long MOST_PAIRS = 1_000_000;

  private final List<Match> matches;
  private final int elsewhere;
  private final Match[] ofRead;
  private final Match[] ofKnown;

  private Alignment(List<Match> matches, int elsewhere, int read, int known) {
    this.matches = List.copyOf(matches);
    this.elsewhere = elsewhere;
    this.ofRead = new Match[read];
    this.ofKnown = new Match[known];
    matches.forEach(this::enter);
  }

  private void enter(Match match) {
    for (int i = 0; i < match.readCount(); i++) {
      ofRead[match.read() + i] = match;
    }
    for (int i = 0; i < match.knownCount(); i++) {
      ofKnown[match.known() + i] = match;
    }
  }

  /** Whether the two are short enough to be aligned. */
  static boolean isPossible(int read, int known) {
    return (long) (read + 1) * (known + 1) <= Aligner.MOST_CELLS;
  }

  static Alignment of(List<Spot> read, List<Spot> known) {
    return identical(read, known).orElseGet(() -> compared(read, known));
  }

  /** A specialist that only sorts known words, into cells perhaps, has nothing to be compared. */
  private static Optional<Alignment> identical(List<Spot> read, List<Spot> known) {
    final Map<String, Deque<Integer>> places = new HashMap<>();
    for (int k = 0; k < known.size(); k++) {
      places.computeIfAbsent(print(known.get(k)), print -> new ArrayDeque<>()).add(k);
    }
    final List<Match> matches = new ArrayList<>();
    for (int r = 0; r < read.size(); r++) {
      final Deque<Integer> left = places.get(print(read.get(r)));
      if (left == null || left.isEmpty()) {
        return Optional.empty();
      }
      matches.add(new Match(r, 1, left.remove(), 1, 1));
    }
    return Optional.of(new Alignment(matches, 0, read.size(), known.size()));
  }

  /** A word by what it says and where. */
  private static String print(Spot spot) {
    return spot.word().text() + "\n" + spot.word().box();
  }

  private static Alignment compared(List<Spot> read, List<Spot> known) {
    final List<String> readWords = read.stream().map(Spot::folded).toList();
    final List<String> knownWords = known.stream().map(Spot::folded).toList();
    final Alignment ordered =
        new Alignment(Aligner.align(readWords, knownWords), 0, read.size(), known.size());
    final List<Match> elsewhere = ordered.elsewhere(readWords, knownWords);
    final List<Match> all = new ArrayList<>(ordered.matches);
    all.addAll(elsewhere);
    all.sort(Comparator.comparingInt(Match::read));
    return new Alignment(all, elsewhere.size(), read.size(), known.size());
  }

  private List<Match> elsewhere(List<String> read, List<String> known) {
    final List<Integer> leftRead = leftOf(ofRead);
    final List<Integer> leftKnown = leftOf(ofKnown);
    if ((long) leftRead.size() * leftKnown.size() > MOST_PAIRS) {
      return List.of();
    }
    final List<Match> candidates = new ArrayList<>();
    for (final int r : leftRead) {
      for (final int k : leftKnown) {
        final double likeness = Likeness.of(read.get(r), known.get(k));
        if (likeness >= ELSEWHERE) {
          candidates.add(new Match(r, 1, k, 1, likeness));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Match::likeness).reversed());
    final boolean[] usedRead = new boolean[read.size()];
    final boolean[] usedKnown = new boolean[known.size()];
    final List<Match> found = new ArrayList<>();
    for (final Match candidate : candidates) {
      if (!usedRead[candidate.read()] && !usedKnown[candidate.known()]) {
        usedRead[candidate.read()] = true;
        usedKnown[candidate.known()] = true;
        found.add(candidate);
      }
    }
    return found;
  }

  private static List<Integer> leftOf(Match[] of) {
    final List<Integer> left = new ArrayList<>();
    for (int i = 0; i < of.length; i++) {
      if (of[i] == null) {
        left.add(i);
      }
    }
    return left;
  }

  /** In the order of the reading. */
  List<Match> matches() {
    return matches;
  }

  /** How many matches stand elsewhere in the order of the known words. */
  int elsewhere() {
    return elsewhere;
  }

  /** The match of a read word, or null. */
  Match ofRead(int index) {
    return ofRead[index];
  }

  /** The match of a known word, or null. */
  Match ofKnown(int index) {
    return ofKnown[index];
  }
}
