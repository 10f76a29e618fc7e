package org.colophon.datasets.metrics;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Character error rate: the Levenshtein distance (Levenshtein 1966) between truth and reading over
 * the length of the truth, both in Unicode NFC. Rates of several texts are added up before
 * dividing, which gives the micro average.
 *
 * @param edits insertions, deletions and substitutions
 * @param length characters of the truth
 */
public record CharacterErrorRate(long edits, long length) {
  private static final Pattern LINE_END_HYPHEN =
      Pattern.compile("(\\p{L})[-\\u00ad\\u2010\\u00ac]\\n(\\p{Ll})");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
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

  /** Compares two texts as they are, after NFC. */
  public static CharacterErrorRate of(String truth, String reading) {
    final String left = Normalizer.normalize(truth, Normalizer.Form.NFC);
    final String right = Normalizer.normalize(reading, Normalizer.Form.NFC);
    return new CharacterErrorRate(
        LevenshteinDistance.getDefaultInstance().apply(left, right), left.length());
  }

  /**
   * The normalisation for running text whose truth has no line breaks: end-of-line hyphens before a
   * small letter joined, white space collapsed to one space, quotes and dashes folded to their
   * ASCII forms, runs of dashes to one.
   */
  public static String runningText(String text) {
    final String joined = LINE_END_HYPHEN.matcher(text).replaceAll("$1$2");
    final StringBuilder folded = new StringBuilder(joined.length());
    for (int i = 0; i < joined.length(); i++) {
      folded.append(FOLDED.getOrDefault(joined.charAt(i), joined.charAt(i)));
    }
    final String dashes = folded.toString().replaceAll("-{2,}", "-").replace("''", "\"");
    return WHITE_SPACE.matcher(dashes).replaceAll(" ").strip();
  }

  public CharacterErrorRate plus(CharacterErrorRate other) {
    return new CharacterErrorRate(edits + other.edits, length + other.length);
  }

  /** Edits per character of truth; may pass 1. Zero edits over an empty truth is 0. */
  public double rate() {
    return length == 0 ? (edits == 0 ? 0 : 1) : (double) edits / length;
  }
}
