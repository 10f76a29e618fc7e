package org.colophon.datasets.metrics.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every different code point or word a number from 0 up, so that texts are compared as arrays
 * of small numbers. One instance for all texts that are compared with one another.
 */
public final class Symbols {
  private final Map<Object, Integer> numbers = new HashMap<>();

  /** The code points of a text. */
  public int[] ofCharacters(String text) {
    return text.codePoints().map(this::number).toArray();
  }

  int[] ofWords(List<String> words) {
    return words.stream().mapToInt(this::number).toArray();
  }

  int number(Object symbol) {
    final int next = numbers.size();
    final Integer known = numbers.putIfAbsent(symbol, next);
    return known == null ? next : known;
  }

  /** The numbers of those characters that are white space. */
  BitSet blanks() {
    final BitSet blanks = new BitSet();
    numbers.forEach(
        (symbol, number) -> blanks.set(number, symbol instanceof Integer point && isBlank(point)));
    return blanks;
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** How many different symbols were numbered so far. */
  public int count() {
    return numbers.size();
  }
}
