package org.colophon.specialists.segment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the first characters of a line promise: a list item, a numbered section, a caption. */
final class Markers {
  /** Longest start that is looked at; keeps matching cheap on hostile text. */
  private static final int PREFIX = 80;

  private static final Pattern BULLET =
      Pattern.compile(
          "^[\\u2022\\u2023\\u2043\\u25AA\\u25CF\\u25E6\\u25A0\\u25A1\\u2219\\u00B7"
              + "\\u2013\\u2014~\\u27A2\\u2713\\uF0B7\\uF0A7*-]\\s+\\S.*");
  private static final Pattern ENUMERATED =
      Pattern.compile(
          "^(\\(?(\\d{1,3}|[a-zA-Z]|[ivx]{1,5})\\)|\\[\\d{1,3}\\]|(\\d{1,2}|[a-zA-Z]|[ivx]{2,5})\\.)"
              + "\\s+\\S.*");
  private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,3})\\s+[\\p{L}\"“‘(].*");
  private static final Pattern REFERENCE = Pattern.compile("^\\[\\d{1,3}\\].*");
  private static final Pattern SECTION =
      Pattern.compile(
          "^(§\\s*)?(\\d{1,2}(\\.\\d{1,2}){0,4}(?=[.):]?\\s)|[IVXL]{2,6}(?=[.):]?\\s)"
              // An article or a pronoun may start a title.
              + "|[A-Z](\\.\\d{1,2}){1,4}(?=[.):]?\\s)|[B-HJ-Z](?=[.):]?\\s)|[AI](?=[.):]\\s))"
              + "[.):]?\\s+(\\p{Lu}|\\p{L}{3}).*");
  private static final Pattern CAPTION =
      Pattern.compile(
          "^(fig(ure)?s?\\.?|abb(ildung)?\\.?|tab(le|elle|leau|\\.)?|chart|scheme|plate|pl\\.|"
              + "graph(ique)?|diagramm?|map|karte|algorithm|listing|photo|illustration|"
              + "taf(el|\\.)?|box|exhibit|appendix table|supplementary figure)"
              + "\\s*((s|\\w\\.)?\\d{1,3}[a-z]?([.-]\\d{1,3})*|[ivxl]{1,6}|[a-z])?"
              + "\\s*([.:|)\\u2013\\u2014-]|$|\\s.*).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NUMBERED_CAPTION =
      Pattern.compile(
          "^\\p{L}+\\.?\\s*(\\w\\.?)?(\\d{1,3}[a-z]?([.-]\\d{1,3})*|[ivxl]{1,6})(\\s*[.:|)\\u2013\\u2014-].*|\\s*$)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCE_ON_FLOAT =
      Pattern.compile(
          "^\\p{Lu}\\p{Ll}+\\.? \\d{1,3}([.-]\\d{1,3})* (?!cont|\\(|fort|suite)\\p{Ll}{2,} \\p{L}.*");
  private static final Pattern SOURCE_NOTE =
      Pattern.compile(
          "^(sources?|notes?|quellen?|anmerkung(en)?|remarques?)\\s?[:.]\\s*\\S.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FOOTNOTE =
      Pattern.compile(
          "^([*†‡§¶#∗⋆¹²³⁰⁴-⁹]+|\\(?\\d{1,2}\\)?|[a-z]\\))\\s?\\p{L}.*|^[*†‡§¶∗⋆¹²³⁰⁴-⁹]+.*");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "^[-–—\\[(. ]*(page|p\\.|seite)?\\s*(\\d{1,4}|[ivxlcIVXLC]{1,7})"
              + "(\\s*(of|/|von)\\s*\\d{1,4})?[-–—\\]). ]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EQUATION_NUMBER =
      Pattern.compile("^\\(?\\s*[A-Z]?\\.?\\d{1,3}([.-]\\d{1,3})*[a-z]?\\s*\\)$");

  private static final Pattern CHAPTER =
      Pattern.compile(
          "^(chapter|chap\\.|book|part|section|preface|contents|introduction|appendix|abstract|"
              + "references|bibliography|kapitel|abschnitt|teil|vorwort|inhalt|einleitung|"
              + "chapitre|livre|partie)\\b\\s*([\\divxlc]+|the \\p{L}+|one|two|three|four|five)?\\.?$",
          Pattern.CASE_INSENSITIVE);

  private Markers() {}

  /** Whether the text starts with a bullet. */
  static boolean bullet(String text) {
    return BULLET.matcher(prefix(text)).matches();
  }

  /** Whether the text starts like an enumerated item: {@code 1.}, {@code (a)}, {@code [12]}. */
  static boolean enumerated(String text) {
    final String prefix = prefix(text);
    return ENUMERATED.matcher(prefix).matches() || REFERENCE.matcher(prefix).matches();
  }

  /**
   * The bare number that the text starts with, as in "12 Wroe D.", else 0; an item's only where
   * what follows hangs or counts on.
   */
  static int bareNumber(String text) {
    final Matcher matcher = NUMBERED.matcher(prefix(text));
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** Depth of the section number at the start: 1 for "2 Data", 3 for "2.1.3 Noise", else 0. */
  static int sectionDepth(String text) {
    final Matcher matcher = SECTION.matcher(prefix(text));
    if (!matcher.matches()) {
      return 0;
    }
    return 1 + (int) matcher.group(2).chars().filter(c -> c == '.').count();
  }

  /** Whether the text starts with a word for a float, as in "Fig. 3" or "Table II". */
  static boolean caption(String text) {
    return CAPTION.matcher(prefix(text)).matches()
        && !SENTENCE_ON_FLOAT.matcher(prefix(text)).matches()
        && prefix(text).matches("(?i)^\\p{L}+\\.?\\s*([a-z]\\.?)?(\\d|[ivxl]+\\b).*");
  }

  /** Whether the text starts as what is said below a float of where it comes from. */
  static boolean sourceNote(String text) {
    return SOURCE_NOTE.matcher(prefix(text)).matches();
  }

  /** Whether a caption's number is set off as in "Fig. 3:", which running text does not do. */
  static boolean captionSetOff(String text) {
    final String prefix = prefix(text);
    return caption(text) && NUMBERED_CAPTION.matcher(prefix).matches();
  }

  /** Whether a caption names a table rather than a figure. */
  static boolean tableCaption(String text) {
    return prefix(text).toLowerCase(java.util.Locale.ROOT).startsWith("tab");
  }

  static boolean footnote(String text) {
    return FOOTNOTE.matcher(prefix(text)).matches();
  }

  static boolean pageNumber(String text) {
    return PAGE_NUMBER.matcher(prefix(text)).matches();
  }

  /** Whether the line names a chapter or the like, as the first line of a page may. */
  static boolean chapter(String text) {
    return CHAPTER.matcher(prefix(text)).matches();
  }

  static boolean equationNumber(String text) {
    return EQUATION_NUMBER.matcher(prefix(text)).matches();
  }

  private static String prefix(String text) {
    return text.length() <= PREFIX ? text : text.substring(0, PREFIX);
  }
}
