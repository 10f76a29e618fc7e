package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Spells words as a modern or American edition would. A list of its own, not the rules of the
 * guard: it is written from what such editions change, by pattern of the whole word.
 */
final class Modernised {
  private record Change(Pattern pattern, String replacement) {}

  private static final List<Change> ENGLISH =
      List.of(
          change("\u017f", "s"),
          change(
              "(?i)((?:ard|arm|behavi|cand|clam|col|endeav|err|fav|flav|harb|hon|hum|lab|neighb|od"
                  + "|parl|rum|sav|splend|vap|vig))our",
              "$1or"),
          change("(?i)((?:cent|fib|lust|met|sceptr|sepulch|theat))re\\b", "$1er"),
          change("(?i)((?:[aeiou][lnrt]|gn|rm|th|ph))is(e|ed|es|ing|ation)\\b", "$1iz$2"),
          change(
              "(?i)((?:cance|counse|equa|labe|leve|marsha|mode|quarre|signa|trave)l)l(ed|er|ing)",
              "$1$2"),
          change("(?i)\\b(to)-(day|morrow|night)\\b", "$1$2"),
          change("(?i)\\b(any|every|no|some)-(body|one|thing|where)\\b", "$1$2"),
          change("(\\p{L}{3})-(\\p{Ll}{3})", "$1$2"),
          change("(?i)(fle|ne)xion", "$1ction"),
          change("(?i)\\b(sh|str)ew(ed|ing|n|s)?\\b", "$1ow$2"),
          change("([a-z]{3}i)ck\\b", "$1c"),
          change("\u00e6", "ae"),
          change("\u00c6", "Ae"),
          change("\u0153", "oe"),
          change("([a-z]{2})['\u2019]d\\b", "$1ed"),
          change("(?i)\\b(tho|thro)['\u2019]", "$1ugh"),
          change("^&$", "and"),
          change("((?:abrid|acknowled|jud|lod)g)ement", "$1ment"),
          change("(?i)\\b(gr)ey", "$1ay"),
          change("(?i)\\b(wag)gon", "$1on"),
          change("(?i)\\b(pl)ough", "$1ow"),
          change("([a-z]{2}og)ue\\b", "$1"),
          change("((?:def|off|pret))ence", "$1ense"),
          change("(program)me\\b", "$1"),
          change("((?:ski|wi)l)ful", "$1lful"),
          change("(?i)\\b(e)(n)(?=clos|quir|trust)", "in"));

  /** Typewriters have no accents on capitals and no ligatures. */
  private static final List<Change> FRENCH =
      List.of(
          change("(?<=\\p{Lu}{3}[ITV])E(?=[ES]?\\b)", "\u00c9"),
          change("(?<=\\p{Lu})ERE\\b", "\u00c8RE"),
          change("\\bE(?=[CGLPTV]\\p{Lu}{2})", "\u00c9"),
          change("\\bA\\b", "\u00c0"),
          change("(?<=o)\u00eb(?=te)", "\u00e8"),
          change("oeu", "\u0153u"),
          change("OEU", "\u0152U"),
          change("\\b(av|\u00e9t)oi(t|ent)\\b", "$1ai$2"));

  private Modernised() {}

  private static Change change(String pattern, String replacement) {
    return new Change(Pattern.compile(pattern), replacement);
  }

  /** A modern spelling that differs; empty when there is none. */
  static Optional<String> of(String word, String language, RandomGenerator random) {
    final List<String> found = new ArrayList<>();
    for (final Change change : language.equals("fra") ? FRENCH : ENGLISH) {
      final String modern = change.pattern().matcher(word).replaceFirst(change.replacement());
      if (!modern.equals(word)) {
        found.add(modern);
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }
}
