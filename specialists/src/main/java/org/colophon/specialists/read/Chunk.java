package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words of one row that follow each other at word spacing: the smallest thing a cell is made of.
 */
record Chunk(List<Token> tokens) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[(\\[<>~\u2264\u2265+\\-\u2010-\u2015\u2212\u00b1$\u20ac\u00a3\u00a5]*"
              + "\\d[\\d.,'\u2019:/\\s]*"
              + "[%\u2030)\\]*\u2020\u2021a-z\u00b9\u00b2\u00b3]{0,3}");
  private static final Pattern NOTHING =
      Pattern.compile("[-\u2010-\u2015\u2212.\u2026*:\u00b7x\u00d7]+|n\\.?a\\.?|N/?A");
  private static final Pattern YEARS =
      Pattern.compile(
          "(1[5-9]|20)\\d\\d([-/\u2010-\u2015\u2212](\\d\\d|(1[5-9]|20)\\d\\d))?[a-z*)\u00b9\u00b2]?");

  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("[-\u2212$\u20ac\u00a3<>]?\\d[\\d.,]*\\d%?");
  private static final Pattern DIGIT_GROUP = Pattern.compile("\\d{3}([.,]\\d+)?");
  private static final double TWO_NUMBERS = 0.25;

  Chunk {
    tokens = List.copyOf(tokens);
  }

  /** Splits a row wherever the space between two words is wider, or a vertical line stands. */
  static List<Chunk> of(TextRow row, double space, List<Rule> verticals) {
    final List<Chunk> chunks = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    double right = Double.NEGATIVE_INFINITY;
    for (final Token token : row.tokens()) {
      if (!current.isEmpty()
          && (token.left() - right > space
              || twoNumbers(current.get(current.size() - 1), token)
              || divided(right, token, verticals))) {
        chunks.add(new Chunk(current));
        current = new ArrayList<>();
        right = Double.NEGATIVE_INFINITY;
      }
      current.add(token);
      right = Math.max(right, token.right());
    }
    if (!current.isEmpty()) {
      chunks.add(new Chunk(current));
    }
    return chunks;
  }

  /** Numbers stand in cells of their own, but for groups of digits and numbers in brackets. */
  private static boolean twoNumbers(Token a, Token b) {
    return b.left() - a.right() > TWO_NUMBERS * b.height()
        && PLAIN_NUMBER.matcher(a.word().text()).matches()
        && PLAIN_NUMBER.matcher(b.word().text()).matches()
        && !DIGIT_GROUP.matcher(b.word().text()).matches();
  }

  /** Whether a word is a number. */
  static boolean number(Token token) {
    return NUMBER.matcher(token.word().text()).matches();
  }

  private static boolean divided(double right, Token token, List<Rule> verticals) {
    final double slack = token.height() * 0.25;
    for (final Rule rule : verticals) {
      if (rule.at() > right - slack
          && rule.at() < token.left() + slack
          && rule.from() < token.centerY()
          && rule.to() > token.centerY()) {
        return true;
      }
    }
    return false;
  }

  double left() {
    return tokens.get(0).left();
  }

  double right() {
    return tokens.stream().mapToDouble(Token::right).max().orElse(0);
  }

  double centerX() {
    return (left() + right()) / 2;
  }

  double width() {
    return right() - left();
  }

  String text() {
    final StringBuilder text = new StringBuilder();
    for (final Token token : tokens) {
      text.append(text.isEmpty() ? "" : " ").append(token.word().text());
    }
    return text.toString();
  }

  /** A number, with its sign, unit mark and note mark, or a mark that stands for none. */
  boolean numeric() {
    final String text = text();
    return NUMBER.matcher(text).matches() || NOTHING.matcher(text).matches();
  }

  /** A year or a span of years: a number that heads columns. */
  boolean year() {
    return YEARS.matcher(text()).matches();
  }

  boolean bold() {
    return tokens.stream().allMatch(token -> token.word().style().bold());
  }

  double overlap(double low, double high) {
    return Math.max(0, Math.min(right(), high) - Math.max(left(), low));
  }
}
