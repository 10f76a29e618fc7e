package org.colophon.specialists.guard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/**
 * A word with its place in a sequence of lines.
 *
 * @param line index of its line, from 0
 * @param index of the word in its line, from 0
 * @param folded its text for comparison: compatibility forms (NFKD) without marks, small letters,
 *     one form of quotes and dashes
 */
record Spot(int line, int index, Word word, String folded) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern QUOTES =
      Pattern.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\"`\u00b4]");
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212_~]+|--+");

  static List<Spot> of(List<Line> lines) {
    final List<Spot> spots = new ArrayList<>();
    for (int l = 0; l < lines.size(); l++) {
      final List<Word> words = lines.get(l).words();
      for (int w = 0; w < words.size(); w++) {
        spots.add(new Spot(l, w, words.get(w), fold(words.get(w).text())));
      }
    }
    return spots;
  }

  static String fold(String text) {
    final String plain =
        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return DASHES
        .matcher(QUOTES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("'"))
        .replaceAll("-")
        .replace("&", "and");
  }

  String text() {
    return word.text();
  }

  /** Letters and digits: what a mark of dirt can hardly be taken for. */
  int signs() {
    return (int) text().codePoints().filter(Character::isLetterOrDigit).count();
  }

  int length() {
    return text().codePointCount(0, text().length());
  }

  /** What it says and where, whatever its id. */
  Ink ink() {
    return new Ink(word.text(), word.box());
  }

  /** A word by its text and place. */
  record Ink(String text, Box box) {}

  Flag flag(String reason) {
    return new Flag(line, index, reason);
  }
}
