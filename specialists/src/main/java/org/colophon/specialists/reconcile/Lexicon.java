package org.colophon.specialists.reconcile;

/** Knows the words of a page's languages. */
@FunctionalInterface
public interface Lexicon {
  /** Knows none. */
  Lexicon EMPTY = word -> false;

  /** Whether a word, without marks around it, is known in exactly this spelling. */
  boolean knows(String word);
}
