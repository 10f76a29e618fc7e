package org.colophon.specialists.guard;

import java.util.List;

/**
 * How a spelling of old print became that of today, as a change of a few letters.
 *
 * @param old as printed then
 * @param modern as written now
 * @param place where in a word
 * @param looksAlike whether a reader may take the modern letters for the old ones by mistake, so
 *     that a single case proves nothing
 */
record SpellingRule(String old, String modern, Place place, boolean looksAlike) {
  /** Where a rule holds. */
  enum Place {
    ANYWHERE,
    START,
    END
  }

  /**
   * The changes that modern editions of English and French texts make most: the long s and
   * ligatures; u and v, i and j by sound; the reforms of Johnson and Webster; apostrophes for
   * vowels that were not spoken; the French reform of 1835 (-oi- to -ai-, -ans to -ants) and its
   * accents for a silent s.
   */
  static final List<SpellingRule> ALL =
      List.of(
          new SpellingRule("\u017f", "s", Place.ANYWHERE, false),
          alike("f", "s"),
          plain("\u00e6", "ae"),
          plain("\u00e6", "e"),
          plain("\u0153", "oe"),
          plain("\u0153", "e"),
          plain("oe", "\u0153"),
          plain("ae", "\u00e6"),
          alike("u", "v"),
          alike("v", "u"),
          alike("i", "j"),
          alike("y", "i"),
          end("ck", "c"),
          end("cks", "cs"),
          end("e", ""),
          plain("our", "or"),
          plain("oul", "ol"),
          end("re", "er"),
          end("res", "ers"),
          end("red", "ered"),
          plain("is", "iz"),
          plain("ys", "yz"),
          plain("xi", "cti"),
          plain("ew", "ow"),
          plain("eat", "ete"),
          plain("ogue", "og"),
          plain("que", "k"),
          plain("que", "ck"),
          end("mme", "m"),
          plain("ence", "ense"),
          plain("gem", "gm"),
          plain("th", "d"),
          plain("th", "t"),
          plain("ti", "ci"),
          plain("use", "oose"),
          plain("aun", "an"),
          plain("ough", "ow"),
          start("en", "in"),
          start("in", "en"),
          start("im", "em"),
          alike("ll", "l"),
          alike("l", "ll"),
          alike("tt", "t"),
          alike("gg", "g"),
          alike("pp", "p"),
          alike("ss", "s"),
          alike("nn", "n"),
          plain("-", ""),
          plain("'d", "ed"),
          plain("'d", "d"),
          plain("'t", "ed"),
          plain("'", ""),
          plain("o'", "ough"),
          plain("'", "e"),
          plain("'", "v"),
          plain("&", "and"),
          plain("&", "et"),
          plain("&c", "etc"),
          plain("oi", "ai"),
          end("ns", "nts"),
          plain("es", "\u00ea"),
          plain("es", "\u00e9"),
          plain("as", "\u00e2"),
          plain("os", "\u00f4"),
          plain("is", "\u00ee"),
          plain("us", "\u00fb"),
          alike("e", "\u00e9"),
          alike("e", "\u00e8"),
          alike("e", "\u00ea"),
          alike("\u00eb", "\u00e8"),
          alike("\u00e9", "\u00e8"),
          alike("a", "\u00e0"),
          alike("a", "\u00e2"),
          alike("o", "\u00f4"),
          alike("u", "\u00fb"),
          alike("i", "\u00ee"),
          alike("c", "\u00e7"));

  private static SpellingRule plain(String old, String modern) {
    return new SpellingRule(old, modern, Place.ANYWHERE, false);
  }

  private static SpellingRule start(String old, String modern) {
    return new SpellingRule(old, modern, Place.START, false);
  }

  private static SpellingRule end(String old, String modern) {
    return new SpellingRule(old, modern, Place.END, false);
  }

  private static SpellingRule alike(String old, String modern) {
    return new SpellingRule(old, modern, Place.ANYWHERE, true);
  }

  /** Whether it turns what stands at {@code i} of the old word into what stands at {@code j}. */
  boolean fits(String oldWord, int i, String modernWord, int j) {
    return oldWord.startsWith(old, i)
        && modernWord.startsWith(modern, j)
        && (place != Place.START || i + j == 0)
        && (place != Place.END
            || (i > 0 && endsAt(oldWord, i, old) && endsAt(modernWord, j, modern)));
  }

  private static boolean endsAt(String word, int from, String part) {
    return from + part.length() == word.length();
  }
}
