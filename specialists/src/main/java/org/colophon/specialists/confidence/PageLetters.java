package org.colophon.specialists.confidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Word;

/**
 * Which words and which pairs of neighbouring characters a page has: what is frequent on it is
 * seldom misread. Every word is compared with all others of the page, never with itself.
 */
final class PageLetters {
  /** Stands for what is before and after a word. */
  private static final int EDGE = ' ';

  /** What a pair that was never seen counts for, in pairs. */
  private static final double UNSEEN = 0.1;

  private static final int MOST_REPEATS = 9;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final Map<Integer, Integer> begins = new HashMap<>();

  PageLetters(List<Word> page) {
    for (final Word word : page) {
      words.merge(word.text(), 1, Integer::sum);
      count(word.text(), pairs, begins);
    }
  }

  void addTo(Map<Clue, Double> clues, String text) {
    clues.put(Clue.REPEATS, (double) Math.min(MOST_REPEATS, words.getOrDefault(text, 1) - 1));
    final Map<Long, Integer> ownPairs = new HashMap<>();
    final Map<Integer, Integer> ownBegins = new HashMap<>();
    count(text, ownPairs, ownBegins);
    double sum = 0;
    double least = 0;
    int number = 0;
    for (final Map.Entry<Long, Integer> pair : ownPairs.entrySet()) {
      final int left = (int) (pair.getKey() >> Integer.SIZE);
      final int others = pairs.getOrDefault(pair.getKey(), 0) - pair.getValue();
      final int alike = begins.getOrDefault(left, 0) - ownBegins.get(left);
      final double share = Math.log((others + UNSEEN) / (alike + 1));
      sum += share * pair.getValue();
      number += pair.getValue();
      least = Math.min(least, share);
    }
    clues.put(Clue.FAMILIARITY, number == 0 ? 0 : sum / number);
    clues.put(Clue.STRANGEST, least);
  }

  private static void count(String text, Map<Long, Integer> pairs, Map<Integer, Integer> begins) {
    int left = EDGE;
    final int[] symbols = text.codePoints().map(Character::toLowerCase).toArray();
    for (int i = 0; i <= symbols.length; i++) {
      final int right = i < symbols.length ? symbols[i] : EDGE;
      pairs.merge((long) left << Integer.SIZE | right, 1, Integer::sum);
      begins.merge(left, 1, Integer::sum);
      left = right;
    }
  }
}
