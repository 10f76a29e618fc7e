package org.colophon.specialists.remote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * Ties generated words to words that were seen before, whose places on the page are known: the
 * characters of both are aligned at least edit distance (Needleman and Wunsch, J. Mol. Biol. 48,
 * 1970), so that words that one side joins or splits still find their ink. A generated word takes
 * the place of the characters that it agrees with, if these are at least half of its own. Words
 * that are left over take an unused word of the same text, wherever it stands.
 *
 * <p>That a word has a place here says that something was seen there, not that it is right; a word
 * without one was seen by nobody else.
 */
final class Grounding {
  /** Memory for one alignment, bytes: 6,000 characters, a dense page, against as many. */
  private static final long MAX_TABLE = 36_000_000;

  private static final byte BOTH = 0;
  private static final byte GENERATED = 1;
  private static final byte SEEN = 2;

  private Grounding() {}

  /** Where a generated word was seen, with the word's style; exact if the same text was seen. */
  record Place(Box box, Style style, boolean exact, double confidence) {}

  private record Seen(Word word, int line, int start) {}

  /** For each generated word its place, or none. */
  static List<Optional<Place>> of(List<String> generated, List<Line> known) {
    final List<Seen> seen = new ArrayList<>();
    final StringBuilder seenText = new StringBuilder();
    for (int line = 0; line < known.size(); line++) {
      for (final Word word : known.get(line).words()) {
        if (!word.text().isEmpty()) {
          seen.add(new Seen(word, line, seenText.length()));
          seenText.append(word.text());
        }
      }
    }
    final String text = String.join("", generated);
    final List<Optional<Place>> places = new ArrayList<>();
    final boolean[] used = new boolean[seen.size()];
    if ((text.length() + 1L) * (seenText.length() + 1L) <= MAX_TABLE) {
      final int[] matches = align(text, seenText.toString());
      final int[] owner = owners(seen, seenText.length());
      int start = 0;
      for (final String word : generated) {
        places.add(place(word, start, text, matches, seen, owner, used, seenText));
        start += word.length();
      }
    } else {
      generated.forEach(word -> places.add(Optional.empty()));
    }
    takeLeftOver(generated, places, seen, used);
    return places;
  }

  private static int[] owners(List<Seen> seen, int length) {
    final int[] owner = new int[length];
    for (int i = 0; i < seen.size(); i++) {
      final int from = seen.get(i).start();
      Arrays.fill(owner, from, from + seen.get(i).word().text().length(), i);
    }
    return owner;
  }

  /** For each generated character the place of the seen one beside it, or -1. */
  private static int[] align(String generated, String seen) {
    final int width = seen.length() + 1;
    final byte[] steps = new byte[(generated.length() + 1) * width];
    int[] above = new int[width];
    int[] row = new int[width];
    for (int j = 1; j < width; j++) {
      above[j] = j;
      steps[j] = SEEN;
    }
    for (int i = 1; i <= generated.length(); i++) {
      row[0] = i;
      steps[i * width] = GENERATED;
      for (int j = 1; j < width; j++) {
        final int both = above[j - 1] + (generated.charAt(i - 1) == seen.charAt(j - 1) ? 0 : 1);
        final int least = Math.min(both, Math.min(above[j], row[j - 1]) + 1);
        row[j] = least;
        steps[i * width + j] = least == both ? BOTH : least == above[j] + 1 ? GENERATED : SEEN;
      }
      final int[] swap = above;
      above = row;
      row = swap;
    }
    final int[] beside = new int[generated.length()];
    int j = seen.length();
    int i = generated.length();
    while (i > 0 || j > 0) {
      final byte step = steps[i * width + j];
      if (step != SEEN) {
        i--;
        beside[i] = step == BOTH ? j - 1 : -1;
      }
      if (step != GENERATED) {
        j--;
      }
    }
    return beside;
  }

  private static Optional<Place> place(
      String word,
      int start,
      String text,
      int[] matches,
      List<Seen> seen,
      int[] owner,
      boolean[] used,
      CharSequence seenText) {
    final Map<Integer, Integer> perLine = new HashMap<>();
    for (int i = start; i < start + word.length(); i++) {
      if (matches[i] >= 0 && text.charAt(i) == seenText.charAt(matches[i])) {
        perLine.merge(seen.get(owner[matches[i]]).line(), 1, Integer::sum);
      }
    }
    // Of a word that is broken at the end of a line, the larger part says where it stands.
    final Optional<Map.Entry<Integer, Integer>> best =
        perLine.entrySet().stream().max(Map.Entry.comparingByValue());
    if (best.isEmpty() || best.get().getValue() * 2 < word.length()) {
      return Optional.empty();
    }
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int i = start; i < start + word.length(); i++) {
      if (matches[i] >= 0 && seen.get(owner[matches[i]]).line() == best.get().getKey()) {
        first = Math.min(first, matches[i]);
        last = Math.max(last, matches[i]);
      }
    }
    Box box = null;
    double confidence = 1;
    for (int i = owner[first]; i <= owner[last]; i++) {
      final Seen part = seen.get(i);
      final int from = Math.max(first, part.start()) - part.start();
      final int to = Math.min(last + 1 - part.start(), part.word().text().length());
      final Box share = share(part.word(), from, to);
      box = box == null ? share : box.union(share);
      confidence = Math.min(confidence, part.word().confidence());
      used[i] = true;
    }
    final boolean exact = word.contentEquals(seenText.subSequence(first, last + 1));
    return Optional.of(new Place(box, seen.get(owner[first]).word().style(), exact, confidence));
  }

  /** The part of a word's box that some of its characters take, were they all equally wide. */
  private static Box share(Word word, int from, int to) {
    final Box box = word.box();
    final int length = word.text().length();
    return new Box(
        box.left() + box.width() * from / length,
        box.top(),
        box.left() + box.width() * to / length,
        box.bottom());
  }

  private static void takeLeftOver(
      List<String> generated, List<Optional<Place>> places, List<Seen> seen, boolean[] used) {
    final Map<String, Deque<Word>> unused = new HashMap<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        final Word word = seen.get(i).word();
        unused.computeIfAbsent(word.text(), text -> new ArrayDeque<>()).add(word);
      }
    }
    for (int i = 0; i < generated.size(); i++) {
      if (places.get(i).isEmpty()) {
        final Optional<Word> same =
            Optional.ofNullable(unused.get(generated.get(i))).map(Deque::poll);
        places.set(
            i, same.map(word -> new Place(word.box(), word.style(), true, word.confidence())));
      }
    }
  }
}
