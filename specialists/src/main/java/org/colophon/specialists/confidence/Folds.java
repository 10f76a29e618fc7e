package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Deals documents to folds, those of each group evenly, so that all words of a document are in one.
 */
final class Folds {
  private Folds() {}

  /** The fold of each word, 0 to count - 1. */
  static int[] of(List<JudgedEvidence> words, int count, long seed) {
    final Map<String, TreeSet<String>> groups = new TreeMap<>();
    for (final JudgedEvidence word : words) {
      groups.computeIfAbsent(word.group(), any -> new TreeSet<>()).add(word.document());
    }
    final Random random = new Random(seed);
    final Map<String, Integer> folds = new HashMap<>();
    int next = 0;
    for (final TreeSet<String> documents : groups.values()) {
      final List<String> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, random);
      for (final String document : shuffled) {
        // A document may be in two groups, read in two ways.
        if (folds.putIfAbsent(document, next % count) == null) {
          next++;
        }
      }
    }
    return words.stream().mapToInt(word -> folds.get(word.document())).toArray();
  }
}
