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
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern ADDRESS =
      Pattern.compile("://|www\\.|\\w\\.(html?|php|aspx?|pdf)\\b|\\w@\\w+\\.");
  private static final String OPERATORS = "=+<>^_{}\\|~";
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "log", "exp", "max", "min", "sup", "inf", "lim", "det", "arg",
          "diag", "tr", "mod", "dim", "ker", "sinh", "cosh", "tanh", "argmax", "argmin", "erf");

  static TextProfile of(String text) {
    int characters = 0;
    int letters = 0;
    int digits = 0;
    int upper = 0;
    int operators = 0;
    int prose = 0;
    int mathTokens = 0;
    int tokens = 0;
    for (final String token : SPACES.split(text, -1)) {
      if (token.isEmpty()) {
        continue;
      }
      tokens++;
      final int length = token.codePointCount(0, token.length());
      characters += length;
      letters += (int) token.codePoints().filter(Character::isLetter).count();
      digits += (int) token.codePoints().filter(Character::isDigit).count();
      upper += (int) token.codePoints().filter(Character::isUpperCase).count();
      if (isAddress(token)) {
        continue;
      }
      operators += (int) token.codePoints().filter(TextProfile::isOperator).count();
      if (isProse(token)) {
        prose += length;
      } else if (isMath(token)) {
        mathTokens++;
      }
    }
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

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** An address on the web has the signs of a formula, but means none. */
  private static boolean isAddress(String token) {
    return ADDRESS.matcher(token).find();
  }

  /** A word of a natural language: a run of three letters or more with little else around it. */
  private static boolean isProse(String token) {
    final String core = token.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    if (core.codePointCount(0, core.length()) < 3
        || core.codePoints().anyMatch(TextProfile::isOperator)
        || FUNCTIONS.contains(core)) {
      return false;
    }
    final long plain =
        core.codePoints().filter(c -> (Character.isLetter(c) && !isGreek(c)) || c == '-').count();
    return plain >= 0.8 * core.length();
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
    final int type = Character.getType(c);
    return OPERATORS.indexOf(c) >= 0
        || type == Character.MATH_SYMBOL
        || (c >= 0x2190 && c <= 0x22FF)
        || (c >= 0x27C0 && c <= 0x27EF)
        || (c >= 0x2980 && c <= 0x2AFF)
        || (c >= 0x1D400 && c <= 0x1D7FF);
  }

  private static boolean isGreek(int c) {
    return (c >= 0x0370 && c <= 0x03FF) || c == 0x00B5;
  }
}
