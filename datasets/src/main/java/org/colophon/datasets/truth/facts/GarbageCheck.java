package org.colophon.datasets.truth.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.truth.Fact;

/** The baseline of olmOCR-bench: whether a page's text is garbage. */
final class GarbageCheck {
  private static final int LONGEST = 5;
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Han, Hiragana, Katakana, pictographs, emoji, flags. */
  private static final Pattern DISALLOWED =
      Pattern.compile(
          "[\\u4e00-\\u9fff\\u3040-\\u30ff\\x{1F600}-\\x{1F64F}\\x{1F300}-\\x{1F5FF}"
              + "\\x{1F680}-\\x{1F6FF}\\x{1F1E0}-\\x{1F1FF}]");

  private GarbageCheck() {}

  /** Why the text is garbage; empty if it is none. */
  static Optional<String> of(String text, Fact.Baseline fact) {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of("the text has no letters or digits");
    }
    final String line = SPACE.matcher(text).replaceAll(" ");
    for (int length = 1; length <= LONGEST; length++) {
      final int repeats = repeats(line, length);
      if (repeats > fact.maxRepeats()) {
        return Optional.of(
            "the last %d characters follow themselves %d times".formatted(length, repeats));
      }
    }
    final Matcher disallowed = DISALLOWED.matcher(text);
    return fact.checkDisallowedCharacters() && disallowed.find()
        ? Optional.of("the text has the character " + disallowed.group())
        : Optional.empty();
  }

  /** How often the last characters stand one after the other at the end. */
  private static int repeats(String text, int length) {
    int count = 0;
    int at = text.length() - length;
    while (at >= 0 && text.regionMatches(at, text, text.length() - length, length)) {
      count++;
      at -= length;
    }
    return count;
  }
}
