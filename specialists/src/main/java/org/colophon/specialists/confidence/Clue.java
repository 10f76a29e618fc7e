package org.colophon.specialists.confidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is known of a word when it has been read, as a number. All of them can be had from
 * the first pass alone: no dictionary, no language, no second reading. A fit names the clues that
 * it weighs, so new ones may be added at the end without a change to older fits.
 */
public enum Clue {
  /** Confidence as the recogniser gives it, [0,1]. */
  RAW,
  /** Characters of the word. */
  LENGTH,
  /** Share of letters, [0,1]. */
  LETTERS,
  /** Share of digits, [0,1]. */
  DIGITS,
  /** Share of the letters that are capital, [0,1]; 0 without letters. */
  CAPITALS,
  /** Share of characters beyond ASCII, [0,1]. */
  FOREIGN,
  /** How often a small letter is followed by a capital one. */
  CASE_BREAKS,
  /** How often a letter and a digit stand side by side. */
  MIXES,
  /** Signs inside the word, with letters or digits on both sides; hyphens and apostrophes aside. */
  INNER_SIGNS,
  /** Signs at the end of the word. */
  TRAILING_SIGNS,
  /** Signs at the start of the word. */
  LEADING_SIGNS,
  /** Longest run of one and the same character. */
  RUN,
  /** Longest run of letters without one that can be a vowel. */
  CONSONANTS,
  /** Other words of the page with the same text, but at most 9. */
  REPEATS,
  /**
   * Mean logarithm of the share that each pair of neighbouring characters has among all that begin
   * alike on the page, this word aside: how much the word looks like the rest of the page.
   */
  FAMILIARITY,
  /** The same of the least familiar pair. */
  STRANGEST,
  /** Height of the box over the median of its line. */
  RELATIVE_HEIGHT,
  /** Width of a character over the median of the page. */
  RELATIVE_WIDTH,
  /** How far the box reaches below the usual lower edge of its line, in heights of words. */
  DROP,
  /** Words of the line. */
  LINE_WORDS,
  /** Place in the line: 0 is first, 1 is last; 0.5 for the only one. */
  PLACE,
  /** Mean raw confidence of the other words of the line; of the page, where there are none. */
  LINE_MEAN,
  /**
   * Least raw confidence of the other words of the line; mean of the page, where there are none.
   */
  LINE_LEAST,
  /** Raw confidence of the word before it in the line; mean of the page for the first. */
  BEFORE,
  /** Raw confidence of the word after it in the line; mean of the page for the last. */
  AFTER,
  /** Mean raw confidence of the other words of the page; of the word itself, if it is the only. */
  PAGE_MEAN,
  /** Share of the other words of the page with less than half of raw confidence. */
  PAGE_DOUBTS,
  /** Share of the other words of the page with more than 0.9 of raw confidence. */
  PAGE_SURE,
  /** Mean words of a line of the page. */
  PAGE_LINE_WORDS;

  /** The name in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The clue of that name; empty where this version knows none. */
  public static Optional<Clue> of(String word) {
    return Arrays.stream(values()).filter(clue -> clue.word().equals(word)).findFirst();
  }
}
