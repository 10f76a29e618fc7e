package org.colophon.datasets.evaluation.report;

/** Text of a corpus inside a cell of a GitHub table: one line, and never markup. */
final class MarkdownEscape {
  private MarkdownEscape() {}

  /** At most so many code points of the text, with a note where there are more. */
  static String text(String text, int limit) {
    final String visible = VisibleText.line(VisibleText.cut(text, limit));
    final StringBuilder escaped = new StringBuilder(visible.length());
    for (int i = 0; i < visible.length(); i++) {
      if (isMarkup(visible, i)) {
        escaped.append('\\');
      }
      escaped.append(visible.charAt(i));
    }
    return escaped.toString();
  }

  private static boolean isMarkup(String text, int i) {
    return switch (text.charAt(i)) {
      case '\\', '`', '*', '[', ']', '<', '>', '|', '&', '~', '!', '#', '$', '@' -> true;
      // Inside a name an underscore is no emphasis.
      case '_' -> !(isWord(text, i - 1) && isWord(text, i + 1));
      // GitHub makes links of bare addresses.
      case ':' -> text.startsWith("//", i + 1);
      case '.' -> i >= 3 && text.regionMatches(true, i - 3, "www", 0, 3);
      default -> false;
    };
  }

  private static boolean isWord(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }
}
