package org.colophon.datasets.metrics.tables;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that a cell of a table holds: digits with a sign before or behind them or in
 * parentheses (negative, as accountants write), a currency sign or one of a few codes, a percent or
 * per mille sign, and separators.
 *
 * <p>Of point and comma, where both stand the last one is the decimal mark; one that is repeated
 * separates thousands. A single comma before exactly three digits separates thousands ({@code
 * 1,234}) unless a zero stands alone before it; a single point is always a decimal mark, whatever
 * country the table is from: truth and reading are read alike. Spaces and apostrophes separate
 * thousands. Dates, ranges, fractions, and numbers with letters or notes are none.
 *
 * @param value the number, without trailing zeros: 1.50 is 1.5
 * @param unit {@code %} or {@code ‰}, or empty; 5 % is not 5. Currencies are not compared
 */
record CellNumber(BigDecimal value, String unit) {
  private static final int MOST_CHARACTERS = 60;
  private static final Pattern MONEY = Pattern.compile("\\p{Sc}|\\b(?:EUR|USD|GBP|CHF|FRF|DEM)\\b");
  private static final Pattern FRAME =
      Pattern.compile("(\\()?([+-])?(\\d[\\d.,' ]*|[.,]\\d+)([+-])?([%\u2030])?(\\))?([%\u2030])?");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,' ])\\d{3}(?:\\1\\d{3})*");
  private static final Pattern PLAIN = Pattern.compile("\\d*");

  /** Reads the text of a cell; empty where it is no number. */
  static Optional<CellNumber> parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    final String bare = MONEY.matcher(ascii(text)).replaceAll(" ").strip();
    final Matcher frame = FRAME.matcher(bare.replaceAll("(?<!\\d) | (?!\\d)", ""));
    if (!frame.matches()
        || (frame.group(1) == null) != (frame.group(6) == null)
        || (frame.group(2) != null && frame.group(4) != null)
        || (frame.group(5) != null && frame.group(7) != null)) {
      return Optional.empty();
    }
    final boolean negative =
        frame.group(1) != null || "-".equals(frame.group(2)) || "-".equals(frame.group(4));
    final String unit =
        frame.group(5) != null ? frame.group(5) : frame.group(7) != null ? frame.group(7) : "";
    return magnitude(frame.group(3))
        .map(
            value ->
                new CellNumber((negative ? value.negate() : value).stripTrailingZeros(), unit));
  }

  private static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}]+", " ")
        .replaceAll("[\u2010-\u2015\u2212]", "-")
        .replaceAll("[\u2018\u2019\u02bc`\u00b4]", "'");
  }

  private static Optional<BigDecimal> magnitude(String digits) {
    final int mark = decimalMark(digits);
    final String whole = mark < 0 ? digits : digits.substring(0, mark);
    final String fraction = mark < 0 ? "" : digits.substring(mark + 1);
    if (!PLAIN.matcher(fraction).matches()
        || !(PLAIN.matcher(whole).matches() || GROUPED.matcher(whole).matches())) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal("0" + whole.replaceAll("\\D", "") + "." + fraction + "0"));
  }

  private static int decimalMark(String digits) {
    final int point = digits.lastIndexOf('.');
    final int comma = digits.lastIndexOf(',');
    if (point >= 0 && comma >= 0) {
      return Math.max(point, comma);
    }
    final int mark = Math.max(point, comma);
    final boolean repeated = mark >= 0 && digits.indexOf(digits.charAt(mark)) != mark;
    final boolean thousands =
        comma >= 0 && GROUPED.matcher(digits).matches() && digits.charAt(0) != '0';
    return repeated || thousands ? -1 : mark;
  }
}
