package org.colophon.datasets.evaluation.report;

import java.util.Locale;

/**
 * Text of a corpus, which may be hostile, made fit to be looked at: every character that has no ink
 * of its own, or that would reorder its neighbours, is shown as a sign.
 */
final class VisibleText {
  private VisibleText() {}

  /** The text in one line: line ends are shown, too. */
  static String line(String text) {
    return block(text).replace("\n", "⏎");
  }

  /** The text with its line ends (any kind) as line feeds. */
  static String block(String text) {
    final StringBuilder visible = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(c -> append(visible, c));
    return visible.toString();
  }

  /**
   * A changed passage with signs for the white space at its ends, which is what changed or stands
   * where something did; between its words the mark shows blanks well enough.
   */
  static String edges(String visible) {
    int start = 0;
    int end = visible.length();
    while (start < end && isBlank(visible.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(visible.charAt(end - 1))) {
      end--;
    }
    return signs(visible.substring(0, start))
        + visible.substring(start, end)
        + signs(visible.substring(end));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\u00a0';
  }

  private static String signs(String blanks) {
    return blanks.replace(" ", "␣").replace("\u00a0", "⍽").replace("\n", "⏎\n");
  }

  /** The first code points, and a note of how many more there are. */
  static String cut(String text, int limit) {
    final int length = text.codePointCount(0, text.length());
    return length <= limit ? text : head(text, limit) + " … (" + (length - limit) + " more)";
  }

  /** The first code points; the whole text where it has no more. */
  static String head(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit));
  }

  private static void append(StringBuilder visible, int c) {
    if (c == '\n') {
      visible.append('\n');
    } else if (c == '\t') {
      visible.append('⇥');
    } else if (c < 0x20) {
      // Unicode has a picture of each of these in the same order.
      visible.appendCodePoint(0x2400 + c);
    } else if (c == 0x7f) {
      visible.append('␡');
    } else if (isHidden(c)) {
      visible.append(String.format(Locale.ROOT, "[U+%04X]", c));
    } else {
      visible.appendCodePoint(c);
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
