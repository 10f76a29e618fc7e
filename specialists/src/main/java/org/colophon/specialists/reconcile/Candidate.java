package org.colophon.specialists.reconcile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was voted for, and by whom.
 *
 * @param text in the spelling of the first reader who voted for it
 * @param first what the first pass read
 */
record Candidate(String text, String first, List<Vote> votes) {
  private static final Pattern NUMBER =
      Pattern.compile("[\\d.,:/$%\u00a3-]*\\d[\\d.,:/$%\u00a3-]*");
  private static final Pattern PARTS = Pattern.compile("[-\\s\u2014]+");
  private static final String COMMON_MARKS = ".,;:'\"!?()-&";

  /** Candidates in the order in which they were first voted for; the first pass votes first. */
  static List<Candidate> of(List<Vote> votes) {
    final Map<String, List<Vote>> byText = new LinkedHashMap<>();
    for (final Vote vote : votes) {
      byText.computeIfAbsent(folded(vote.text()), text -> new ArrayList<>()).add(vote);
    }
    return byText.values().stream()
        .map(group -> new Candidate(group.get(0).text(), votes.get(0).text(), List.copyOf(group)))
        .toList();
  }

  /** By the order of {@link Feature}. */
  double[] features(PageVocabulary page, Lexicon lexicon) {
    final double[] values = new double[Feature.values().length];
    for (final Feature feature : Feature.values()) {
      values[feature.ordinal()] = value(feature, page, lexicon);
    }
    return values;
  }

  private double value(Feature feature, PageVocabulary page, Lexicon lexicon) {
    return switch (feature) {
      case BIAS -> 1;
      case ON_PAGE -> page.knows(text) ? 1 : 0;
      case IN_LEXICON -> isNumber() || !isKnown(lexicon) ? 0 : 1;
      case NUMBER -> isNumber() ? 1 : 0;
      case MIXED ->
          text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter)
              ? 1
              : 0;
      case INNER_CAPITAL -> hasInnerCapital() ? 1 : 0;
      case UNUSUAL -> share(text.chars().filter(c -> c > '~').count());
      case ODD_MARKS -> share(text.chars().filter(Candidate::isOdd).count());
      case SHORTER -> Math.max(0, first.length() - text.length()) / (double) first.length();
      case LONGER -> Math.max(0, text.length() - first.length()) / (double) first.length();
    };
  }

  private double share(long characters) {
    return (double) characters / text.length();
  }

  private boolean isNumber() {
    return NUMBER.matcher(PageVocabulary.core(text)).matches();
  }

  /** Whether the languages know every part of the word; one of marks alone has none. */
  private boolean isKnown(Lexicon lexicon) {
    final String core = PageVocabulary.core(text);
    if (core.isEmpty()) {
      return false;
    }
    for (final String part : PARTS.split(core)) {
      if (!part.isEmpty()
          && !NUMBER.matcher(part).matches()
          && !lexicon.knows(part)
          && !lexicon.knows(part.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasInnerCapital() {
    return text.chars().skip(1).anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase);
  }

  private static boolean isOdd(int character) {
    return !Character.isLetterOrDigit(character) && COMMON_MARKS.indexOf(character) < 0;
  }

  /** Readers differ in the shapes of quotes and dashes, which is no disagreement on the word. */
  private static String folded(String text) {
    final StringBuilder folded = new StringBuilder(text.length());
    for (final char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      folded.append(
          switch (c) {
            case '\u2018', '\u2019', '\u00b4', '`' -> '\'';
            case '\u201c', '\u201d', '\u201e' -> '"';
            case '\u2013', '\u2014' -> '-';
            default -> c;
          });
    }
    return folded.toString();
  }
}
