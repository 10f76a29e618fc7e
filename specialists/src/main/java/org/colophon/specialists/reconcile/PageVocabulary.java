package org.colophon.specialists.reconcile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Word;

/**
 * What a page says of its own words: which it is sure of, and how sure it is on the whole. An old
 * spelling counts as much as a new one.
 *
 * @param words without the marks around them, in small letters
 * @param confidence mean of all words, 0 to 1
 */
public record PageVocabulary(Set<String> words, double confidence) {
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  public PageVocabulary {
    words = Set.copyOf(words);
  }

  /**
   * The vocabulary of a page.
   *
   * @param sure confidence from which a word counts, 0 to 1
   */
  public static PageVocabulary of(Iterable<Word> words, double sure) {
    final Set<String> known = new HashSet<>();
    double sum = 0;
    int count = 0;
    for (final Word word : words) {
      sum += word.confidence();
      count++;
      if (word.confidence() >= sure) {
        known.add(core(word.text()).toLowerCase(Locale.ROOT));
      }
    }
    known.remove("");
    return new PageVocabulary(known, count == 0 ? 0 : sum / count);
  }

  /** Whether the page is sure of this word elsewhere, but for case and the marks around it. */
  boolean knows(String word) {
    return words.contains(core(word).toLowerCase(Locale.ROOT));
  }

  /** A word without the marks around it. */
  static String core(String word) {
    return EDGES.matcher(word).replaceAll("");
  }
}
