package org.colophon.specialists.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    final List<String> readWords = read.stream().map(Spot::folded).toList();
    final List<String> knownWords = known.stream().map(Spot::folded).toList();
    final List<Match> all = new ArrayList<>(identical(read, known));
    all.addAll(new Alignment(all, 0, read.size(), known.size()).inOrder(readWords, knownWords));
    final List<Match> elsewhere =
        new Alignment(all, 0, read.size(), known.size()).elsewhere(readWords, knownWords);
    all.addAll(elsewhere);
    all.sort(Comparator.comparingInt(Match::read));
    return new Alignment(all, elsewhere.size(), read.size(), known.size());
  }

  /** Words that were taken over with their boxes, in whatever order: nothing to be guessed. */
  private static List<Match> identical(List<Spot> read, List<Spot> known) {
    final Map<Spot.Ink, Deque<Integer>> unused = new HashMap<>();
    for (int k = 0; k < known.size(); k++) {
      unused.computeIfAbsent(known.get(k).ink(), ink -> new ArrayDeque<>()).add(k);
    }
    final List<Match> found = new ArrayList<>();
    for (int r = 0; r < read.size(); r++) {
      final Deque<Integer> places = unused.get(read.get(r).ink());
      if (!read.get(r).word().box().isEmpty() && places != null && !places.isEmpty()) {
        found.add(new Match(r, 1, places.remove(), 1, 1));
      }
    }
    return found;
  }

  /** Aligns what is left of both sides, in the order in which it stands. */
  private List<Match> inOrder(List<String> read, List<String> known) {
    final List<Integer> leftRead = leftOf(ofRead);
    final List<Integer> leftKnown = leftOf(ofKnown);
    final List<Match> found = new ArrayList<>();
    for (final Match match :
        Aligner.align(
            leftRead.stream().map(read::get).toList(),
            leftKnown.stream().map(known::get).toList())) {
      final int r = leftRead.get(match.read());
      final int k = leftKnown.get(match.known());
      // Parts of a word follow each other in the whole sequence, too.
      if (leftRead.get(match.read() + match.readCount() - 1) == r + match.readCount() - 1
          && leftKnown.get(match.known() + match.knownCount() - 1) == k + match.knownCount() - 1) {
        found.add(new Match(r, match.readCount(), k, match.knownCount(), match.likeness()));
      }
    }
    return found;
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
