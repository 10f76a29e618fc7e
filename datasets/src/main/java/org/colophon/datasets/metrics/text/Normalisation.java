package org.colophon.datasets.metrics.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is made equal in truth and reading before they are compared. Every score of text names the
 * normalisation it was taken under. All of them begin with Unicode NFC (UAX 15) and line feeds as
 * line ends.
 */
public enum Normalisation {
  /** Unicode NFC and nothing else. */
  EXACT,
  /**
   * For truth without line breaks: hyphens at line ends before a small letter joined, white space
   * collapsed to one space, quotes and dashes folded to their ASCII forms, runs of dashes to one.
   */
  RUNNING,
  /** {@link #RUNNING}, and capital and small letters are the same. */
  CASELESS,
  /**
   * {@link #RUNNING} for truth that marks typescript: {@code _} before a word (underlined), {@code
   * ^} before a character (superscript) and {@code ~~~} (not typewritten) are taken out first. An
   * underscore inside a word stays.
   */
  TYPESCRIPT;

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern ENDS_IN_HYPHEN =
      Pattern.compile("(.*\\p{L})[-\\u00ad\\u2010\\u00ac]", Pattern.DOTALL);
  private static final Pattern CONTINUES = Pattern.compile("(\\p{Ll}\\S*)(.*)", Pattern.DOTALL);
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern DASHES = Pattern.compile("-{2,}");
  private static final Pattern NOT_TYPED = Pattern.compile("~{3,}");
  private static final Pattern UNDERLINED = Pattern.compile("(?<=^|\\s)_(?=\\S)");
  private static final Pattern SUPERSCRIPT = Pattern.compile("\\^(?=\\S)");
  private static final Map<Character, Character> FOLDED =
      Map.ofEntries(
          Map.entry('\u2018', '\''),
          Map.entry('\u2019', '\''),
          Map.entry('\u201a', '\''),
          Map.entry('`', '\''),
          Map.entry('\u00b4', '\''),
          Map.entry('\u201c', '"'),
          Map.entry('\u201d', '"'),
          Map.entry('\u201e', '"'),
          Map.entry('\u00ab', '"'),
          Map.entry('\u00bb', '"'),
          Map.entry('\u2010', '-'),
          Map.entry('\u2011', '-'),
          Map.entry('\u2012', '-'),
          Map.entry('\u2013', '-'),
          Map.entry('\u2014', '-'),
          Map.entry('\u2212', '-'));

  /** The text as it is compared; lines stay apart under {@link #EXACT} only. */
  public String apply(String text) {
    return this == EXACT ? prepared(text) : String.join(" ", lines(text));
  }

  /**
   * The lines of a text, each as it is compared, without the empty ones. A word that was divided at
   * a line end stands whole at the end of the upper line, except under {@link #EXACT}.
   */
  public List<String> lines(String text) {
    final List<String> lines = List.of(prepared(text).split("\n", -1));
    if (this == EXACT) {
      return lines.stream().filter(line -> !line.isEmpty()).toList();
    }
    return joinHyphens(lines).stream().map(this::fold).filter(line -> !line.isEmpty()).toList();
  }

  /** The words of a text, each as it is compared; white space separates them. */
  public List<String> words(String text) {
    return WHITE_SPACE.splitAsStream(apply(text)).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether a word that ends this line goes on in the next one, if that is under its joining. */
  boolean isDivided(String line, String next) {
    return this != EXACT
        && ENDS_IN_HYPHEN.matcher(prepared(line)).matches()
        && CONTINUES.matcher(prepared(next)).matches();
  }

  private String prepared(String text) {
    final String composed =
        LINE_END.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("\n");
    if (this != TYPESCRIPT) {
      return composed;
    }
    final String typed = NOT_TYPED.matcher(composed).replaceAll("");
    return SUPERSCRIPT.matcher(UNDERLINED.matcher(typed).replaceAll("")).replaceAll("");
  }

  private static List<String> joinHyphens(List<String> lines) {
    final List<String> joined = new ArrayList<>();
    String current = lines.get(0);
    for (final String next : lines.subList(1, lines.size())) {
      final Matcher upper = ENDS_IN_HYPHEN.matcher(current);
      final Matcher lower = CONTINUES.matcher(next);
      if (!upper.matches() || !lower.matches()) {
        joined.add(current);
        current = next;
      } else if (lower.group(2).isBlank()) {
        // Nothing else on the lower line: the word may go on in the one after it.
        current = upper.group(1) + lower.group(1);
      } else {
        joined.add(upper.group(1) + lower.group(1));
        current = lower.group(2);
      }
    }
    joined.add(current);
    return joined;
  }

  private String fold(String line) {
    final StringBuilder folded = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      folded.append(FOLDED.getOrDefault(line.charAt(i), line.charAt(i)));
    }
    final String dashes = DASHES.matcher(folded).replaceAll("-").replace("''", "\"");
    final String collapsed = WHITE_SPACE.matcher(dashes).replaceAll(" ").strip();
    // By way of capitals, so that long s and the German sharp s meet their other forms.
    return this == CASELESS
        ? collapsed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)
        : collapsed;
  }
}
