package org.colophon.specialists.confidence;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;

/** What the characters of a word alone tell. */
final class WordShape {
  private static final String VOWELS = "aeiouy";
  private static final String JOINING = "-'’.,";

  private final int[] symbols;

  WordShape(String text) {
    this.symbols = text.codePoints().toArray();
  }

  void addTo(Map<Clue, Double> clues) {
    final int length = Math.max(1, symbols.length);
    final int letters = count(Character::isLetter);
    clues.put(Clue.LENGTH, (double) symbols.length);
    clues.put(Clue.LETTERS, (double) letters / length);
    clues.put(Clue.DIGITS, (double) count(Character::isDigit) / length);
    clues.put(Clue.CAPITALS, letters == 0 ? 0 : (double) count(Character::isUpperCase) / letters);
    clues.put(Clue.FOREIGN, (double) count(symbol -> symbol > 0x7F) / length);
    clues.put(
        Clue.CASE_BREAKS,
        (double)
            pairs((left, right) -> Character.isLowerCase(left) && Character.isUpperCase(right)));
    clues.put(
        Clue.MIXES,
        (double)
            pairs(
                (left, right) ->
                    (Character.isLetter(left) && Character.isDigit(right))
                        || (Character.isDigit(left) && Character.isLetter(right))));
    clues.put(Clue.INNER_SIGNS, (double) innerSigns());
    clues.put(Clue.LEADING_SIGNS, (double) first());
    clues.put(Clue.TRAILING_SIGNS, (double) (symbols.length - 1 - last()));
    clues.put(Clue.RUN, (double) longestRun());
    clues.put(Clue.CONSONANTS, (double) longestWithoutVowel());
  }

  private interface PairTest {
    boolean of(int left, int right);
  }

  private int count(IntPredicate test) {
    return (int) Arrays.stream(symbols).filter(test).count();
  }

  private int pairs(PairTest test) {
    int count = 0;
    for (int i = 1; i < symbols.length; i++) {
      count += test.of(symbols[i - 1], symbols[i]) ? 1 : 0;
    }
    return count;
  }

  /** Index of the first letter or digit; the length where there is none. */
  private int first() {
    int first = 0;
    while (first < symbols.length && !Character.isLetterOrDigit(symbols[first])) {
      first++;
    }
    return first;
  }

  /** Index of the last letter or digit; -1 where there is none. */
  private int last() {
    int last = symbols.length - 1;
    while (last >= 0 && !Character.isLetterOrDigit(symbols[last])) {
      last--;
    }
    return last;
  }

  private int innerSigns() {
    int signs = 0;
    for (int i = first(); i < last(); i++) {
      signs += Character.isLetterOrDigit(symbols[i]) || JOINING.indexOf(symbols[i]) >= 0 ? 0 : 1;
    }
    return signs;
  }

  private int longestRun() {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < symbols.length; i++) {
      run = i > 0 && symbols[i] == symbols[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** A letter beyond ASCII may be a vowel with an accent. */
  private int longestWithoutVowel() {
    int longest = 0;
    int run = 0;
    for (final int symbol : symbols) {
      final boolean consonant =
          symbol <= 0x7F
              && Character.isLetter(symbol)
              && VOWELS.indexOf(Character.toLowerCase(symbol)) < 0;
      run = consonant ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
