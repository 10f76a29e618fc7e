package org.colophon.datasets.truth.facts;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts as facts compare them, after {@code normalize_text} of olmOCR-bench ({@code
 * olmocr/bench/tests.py} in <a href="https://github.com/allenai/olmocr">allenai/olmocr</a>): line
 * breaks of HTML and white space become one space, marks of bold and italic go, NFC, and quotes,
 * dashes and the micro sign become the plain ones.
 */
final class FactText {
  private static final Pattern BREAK = Pattern.compile("<br\\s*/?>");
  private static final Pattern STYLE_TAG = Pattern.compile("</?[bi]>");
  private static final Pattern BOLD = Pattern.compile("(\\*\\*|__)(.*?)\\1");
  private static final Pattern ITALIC = Pattern.compile("([*_])(.*?)\\1");
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Map<Character, Character> PLAIN =
      Map.ofEntries(
          Map.entry('‘', '\''),
          Map.entry('’', '\''),
          Map.entry('‚', '\''),
          Map.entry('“', '"'),
          Map.entry('”', '"'),
          Map.entry('„', '"'),
          Map.entry('＿', '_'),
          Map.entry('–', '-'),
          Map.entry('—', '-'),
          Map.entry('‑', '-'),
          Map.entry('‒', '-'),
          Map.entry('−', '-'),
          Map.entry('\u00b5', '\u03bc'));

  private FactText() {}

  static String normal(String text) {
    String plain = BREAK.matcher(text).replaceAll(" ");
    plain = STYLE_TAG.matcher(plain).replaceAll("");
    plain = BOLD.matcher(plain).replaceAll("$2");
    plain = ITALIC.matcher(plain).replaceAll("$2");
    plain = SPACE.matcher(plain).replaceAll(" ");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFC);
    final StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      folded.append(PLAIN.getOrDefault(plain.charAt(i), plain.charAt(i)).charValue());
    }
    return folded.toString();
  }
}
