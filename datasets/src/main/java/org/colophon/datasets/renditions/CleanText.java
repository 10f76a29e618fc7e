package org.colophon.datasets.renditions;

/**
 * Makes text from any source safe to print: what is no ink is taken out, what is ink stays as
 * printed (spelling, long s, ligatures, composition).
 *
 * <p>Taken out: control characters, soft hyphens, byte order marks, noncharacters and the controls
 * that reorder text (Unicode bidirectional embeddings, overrides and isolates), which could show a
 * reader another text than the file holds. Line ends, tabs and line separators become spaces, runs
 * of spaces one, a broken surrogate U+FFFD.
 */
final class CleanText {
  private CleanText() {}

  /** The clean text, without blanks at either end. */
  static String of(String text) {
    final StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(clean, c));
    int start = 0;
    int end = clean.length();
    while (start < end && isBlank(clean.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(clean.charAt(end - 1))) {
      end--;
    }
    return clean.substring(start, end);
  }

  private static void append(StringBuilder clean, int c) {
    if (c == '\t' || c == '\n' || c == '\r' || c == ' ' || c == 0x2028 || c == 0x2029) {
      if (clean.length() == 0 || clean.charAt(clean.length() - 1) != ' ') {
        clean.append(' ');
      }
    } else if (Character.getType(c) == Character.SURROGATE) {
      clean.append('\uFFFD');
    } else if (!isInvisible(c)) {
      clean.appendCodePoint(c);
    }
  }

  private static boolean isInvisible(int c) {
    final boolean reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    final boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return Character.getType(c) == Character.CONTROL
        || c == 0x00AD
        || c == 0xFEFF
        || reorders
        || noncharacter;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B';
  }
}
