package org.colophon.datasets.renditions;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Line;

/**
 * Joins a word that was broken at the end of a line. There is no dictionary: the rule uses the text
 * alone, and where it says nothing the hyphen is dropped, since most hyphens at line ends are the
 * typesetter's.
 *
 * <ul>
 *   <li>A soft hyphen is dropped.
 *   <li>The hyphen stays when the next line starts with an upper-case letter or a digit
 *       (Anglo-Saxon, 1914-18), when the part before it ends in a digit, is a single letter or all
 *       upper case (X-ray, DNA-based), or has a hyphen of its own (mother-in-law).
 *   <li>The hyphen stays when the same compound was seen within a line before (co-operate).
 *   <li>A suspended hyphen stays, with its space: "pre- and post-war", "Vor- und Nachteile".
 *   <li>A hyphen that stands alone is a dash: the words stay apart.
 * </ul>
 */
final class Hyphens {
  private static final String SIGNS = "-\u2010\u2E17\u00AD";
  private static final Set<String> CONJUNCTIONS =
      Set.of("and", "or", "und", "oder", "et", "ou", "och", "eller", "og");
  // Bounds what a hostile document can make us remember.
  private static final int MAX_COMPOUNDS = 20_000;

  private final Set<String> compounds = new HashSet<>();

  /** Remembers the compounds printed within this line. */
  void learn(Line line) {
    for (int i = 0; i + 1 < line.words().size(); i++) {
      final String word = letters(CleanText.of(line.words().get(i).text()));
      final int hyphen = word.indexOf('-');
      if (hyphen > 0 && hyphen < word.length() - 1 && compounds.size() < MAX_COMPOUNDS) {
        compounds.add(word);
      }
    }
  }

  /**
   * The one word that the last word of a line makes with the first of the next, or empty if they
   * are two words.
   *
   * @param last as read, a soft hyphen included
   * @param next first word of the next line
   * @param afterNext the word after it; empty if there is none
   */
  Optional<String> join(String last, String next, String afterNext) {
    final String cleanLast = CleanText.of(last);
    final String cleanNext = CleanText.of(next);
    if (last.endsWith("\u00AD")) {
      return Optional.of(cleanLast + cleanNext);
    }
    if (cleanLast.length() < 2 || SIGNS.indexOf(cleanLast.charAt(cleanLast.length() - 1)) < 0) {
      return Optional.empty();
    }
    final String stem = cleanLast.substring(0, cleanLast.length() - 1);
    final int before = stem.codePointBefore(stem.length());
    if (!Character.isLetterOrDigit(before)
        || cleanNext.isEmpty()
        || !Character.isLetterOrDigit(cleanNext.codePointAt(0))
        || isSuspended(stem, cleanNext, CleanText.of(afterNext))) {
      return Optional.empty();
    }
    return Optional.of((staysHyphenated(stem, cleanNext) ? cleanLast : stem) + cleanNext);
  }

  private boolean staysHyphenated(String stem, String next) {
    final int first = next.codePointAt(0);
    final String letters = letters(stem);
    return Character.isUpperCase(first)
        || Character.isDigit(first)
        || Character.isDigit(stem.codePointBefore(stem.length()))
        || letters.codePointCount(0, letters.length()) == 1
        || stem.equals(stem.toUpperCase(Locale.ROOT))
        || letters.indexOf('-') > 0
        || compounds.contains(letters(stem + "-" + next));
  }

  private static boolean isSuspended(String stem, String next, String afterNext) {
    if (!CONJUNCTIONS.contains(next) || afterNext.isEmpty()) {
      return false;
    }
    final boolean nouns =
        Character.isUpperCase(stem.codePointAt(0))
            && Character.isUpperCase(afterNext.codePointAt(0));
    return nouns || letters(afterNext).indexOf('-') > 0;
  }

  /** Lower case, without the punctuation around the word, every hyphen as the ASCII one. */
  private static String letters(String word) {
    final String plain = word.replace('\u2010', '-').replace('\u2E17', '-');
    int start = 0;
    int end = plain.length();
    while (start < end && !Character.isLetterOrDigit(plain.codePointAt(start))) {
      start += Character.charCount(plain.codePointAt(start));
    }
    while (end > start && !Character.isLetterOrDigit(plain.codePointBefore(end))) {
      end -= Character.charCount(plain.codePointBefore(end));
    }
    return plain.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
