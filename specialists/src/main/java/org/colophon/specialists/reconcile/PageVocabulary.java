package org.colophon.specialists.reconcile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Word;

/**
 * The words that a page is sure of, and their letter triples: what the page itself says is a word
 * on it. No dictionary takes part, so an old spelling counts as much as a new one.
 */
public final class PageVocabulary {
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final int TRIPLE = 3;

  private final Set<String> words = new HashSet<>();
  private final Set<String> triples = new HashSet<>();

  /**
   * The vocabulary of a page.
   *
   * @param sure confidence from which a word counts, 0 to 1
   */
  public static PageVocabulary of(Iterable<Word> words, double sure) {
    final PageVocabulary vocabulary = new PageVocabulary();
    for (final Word word : words) {
      if (word.confidence() >= sure) {
        vocabulary.add(core(word.text()));
      }
    }
    return vocabulary;
  }

  private void add(String core) {
    if (!core.isEmpty() && words.add(core)) {
      final String framed = framed(core);
      for (int i = 0; i + TRIPLE <= framed.length(); i++) {
        triples.add(framed.substring(i, i + TRIPLE));
      }
    }
  }

  /** Whether the page is sure of this word elsewhere, but for case and the marks around it. */
  public boolean knows(String word) {
    return words.contains(core(word));
  }

  /** The share of a word's letter triples that stand in words that the page is sure of, 0 to 1. */
  public double familiarity(String word) {
    final String core = core(word);
    if (core.isEmpty()) {
      return 0;
    }
    final String framed = framed(core);
    final int count = framed.length() - TRIPLE + 1;
    int seen = 0;
    for (int i = 0; i < count; i++) {
      if (triples.contains(framed.substring(i, i + TRIPLE))) {
        seen++;
      }
    }
    return (double) seen / count;
  }

  private static String core(String word) {
    return EDGES.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** With its ends marked, so that every word has a triple. */
  private static String framed(String core) {
    return "^" + core + "$";
  }
}
