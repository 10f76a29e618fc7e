package org.colophon.specialists.segment;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What kinds of characters a text is made of; shares are of the characters that are not spaces.
 *
 * @param characters characters that are not spaces
 * @param letters share of letters
 * @param digits share of decimal digits
 * @param upper share of the letters that are upper case
 * @param math share of the tokens that look like mathematics: operators, Greek, single letters,
 *     letters mixed with digits
 * @param prose share of the characters that stand in words of three letters or more
 * @param operators number of characters that are used in formulas almost only
 */
record TextProfile(
    String text,
    int characters,
    int tokens,
    double letters,
    double digits,
    double upper,
    double math,
    double prose,
    int operators) {
  private static final Pattern ADDRESS =
      Pattern.compile("://|www\\.|\\w\\.(html?|php|aspx?|pdf)\\b|\\w@\\w+\\.");
  private static final String OPERATORS = "=+<>^_{}\\|~";
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "log", "exp", "max", "min", "sup", "inf", "lim", "det", "arg",
          "diag", "tr", "mod", "dim", "ker", "sinh", "cosh", "tanh", "argmax", "argmin", "erf");

  static TextProfile of(String text) {
    final Counts counts = new Counts();
    int from = 0;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && !isSpace(text.charAt(to))) {
        to++;
      }
      if (to > from) {
        counts.add(text.substring(from, to));
      }
      from = to + 1;
    }
    return counts.profile(text);
  }

  /** The white space of regular expressions. */
  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Sums over the tokens of a text. */
  private static final class Counts {
    private int characters;
    private int tokens;
    private int letters;
    private int digits;
    private int upper;
    private int mathTokens;
    private int prose;
    private int operators;

    void add(String token) {
      tokens++;
      final int length = token.codePointCount(0, token.length());
      characters += length;
      int inToken = 0;
      for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
        final int c = token.codePointAt(i);
        letters += Character.isLetter(c) ? 1 : 0;
        digits += Character.isDigit(c) ? 1 : 0;
        upper += Character.isUpperCase(c) ? 1 : 0;
        inToken += isOperator(c) ? 1 : 0;
      }
      if (isAddress(token)) {
        return;
      }
      operators += inToken;
      if (isProse(token)) {
        prose += length;
      } else if (isMath(token)) {
        mathTokens++;
      }
    }

    TextProfile profile(String text) {
      return new TextProfile(
          text,
          characters,
          tokens,
          share(letters, characters),
          share(digits, characters),
          share(upper, letters),
          share(mathTokens, tokens),
          share(prose, characters),
          operators);
    }
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** An address on the web has the signs of a formula, but means none. */
  private static boolean isAddress(String token) {
    // All of these have a dot or a colon, and hardly any other word has.
    return (token.indexOf('.') >= 0 || token.indexOf(':') >= 0) && ADDRESS.matcher(token).find();
  }

  /** A word of a natural language: a run of three letters or more with little else around it. */
  private static boolean isProse(String token) {
    final String core = core(token);
    if (core.codePointCount(0, core.length()) < 3 || FUNCTIONS.contains(core)) {
      return false;
    }
    int plain = 0;
    for (int i = 0; i < core.length(); i += Character.charCount(core.codePointAt(i))) {
      final int c = core.codePointAt(i);
      if (isOperator(c)) {
        return false;
      }
      plain += (Character.isLetter(c) && !isGreek(c)) || c == '-' ? 1 : 0;
    }
    return plain >= 0.8 * core.length();
  }

  /** From the first letter to the last. */
  private static String core(String token) {
    int from = 0;
    while (from < token.length() && !Character.isLetter(token.codePointAt(from))) {
      from += Character.charCount(token.codePointAt(from));
    }
    int to = token.length();
    while (to > from && !Character.isLetter(token.codePointBefore(to))) {
      to -= Character.charCount(token.codePointBefore(to));
    }
    return token.substring(from, to);
  }

  private static boolean isMath(String token) {
    final int first = token.codePointAt(0);
    if (token.codePoints().anyMatch(c -> isOperator(c) || isGreek(c))) {
      return true;
    }
    final boolean letter = token.codePoints().anyMatch(Character::isLetter);
    final boolean digit = token.codePoints().anyMatch(Character::isDigit);
    final boolean single = token.codePointCount(0, token.length()) == 1;
    return (letter && digit)
        || (single && !"aAIyàéèo".contains(token))
        || FUNCTIONS.contains(token)
        || first == '('
        || token.endsWith(")");
  }

  static boolean isOperator(int c) {
    return OPERATORS.indexOf(c) >= 0
        || Character.getType(c) == Character.MATH_SYMBOL
        || (c >= 0x2190 && c <= 0x22FF)
        || (c >= 0x27C0 && c <= 0x27EF)
        || (c >= 0x2980 && c <= 0x2AFF)
        || (c >= 0x1D400 && c <= 0x1D7FF);
  }

  private static boolean isGreek(int c) {
    return (c >= 0x0370 && c <= 0x03FF) || c == 0x00B5;
  }
}
