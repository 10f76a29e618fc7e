package org.colophon.specialists.guard;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The characters are those of the languages of the page or of its known words: no letters of other
 * scripts, no control or replacement characters. Greek letters are signs everywhere.
 */
final class ScriptGuard implements Guard {
  /** The part of the words in doubt from which the whole reading is not believed. */
  private static final double MOST_FOREIGN = 0.1;

  private static final Set<UnicodeScript> EVERYWHERE =
      EnumSet.of(
          UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.GREEK, UnicodeScript.LATIN);

  /** Scripts beside Latin of Tesseract's language codes; of others nothing is known. */
  private static final Map<String, Set<UnicodeScript>> SCRIPTS =
      Stream.of(
              Map.entry(
                  "afr cat ces cym dan deu deu_latf eng enm epo est eus fin fra frm gle glg hrv hun "
                      + "isl ita ita_old lat lav lit nld nor pol por ron slk slv spa spa_old sqi swe tur",
                  EnumSet.noneOf(UnicodeScript.class)),
              Map.entry("ell grc", EnumSet.of(UnicodeScript.GREEK)),
              Map.entry("bel bul mkd rus srp ukr", EnumSet.of(UnicodeScript.CYRILLIC)),
              Map.entry("ara fas urd", EnumSet.of(UnicodeScript.ARABIC)),
              Map.entry("heb yid", EnumSet.of(UnicodeScript.HEBREW)),
              Map.entry("hin mar nep san", EnumSet.of(UnicodeScript.DEVANAGARI)),
              Map.entry("chi_sim chi_tra", EnumSet.of(UnicodeScript.HAN)),
              Map.entry("kor", EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN)),
              Map.entry(
                  "jpn",
                  EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)))
          .flatMap(
              entry ->
                  Stream.of(entry.getKey().split(" ", -1))
                      .map(language -> Map.entry(language, entry.getValue())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  @Override
  public String name() {
    return "script";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) {
    final Set<UnicodeScript> allowed = EnumSet.copyOf(EVERYWHERE);
    boolean isAnyAllowed = evidence.task().language().isBlank();
    for (final String language : evidence.task().language().split("\\+", -1)) {
      isAnyAllowed |= !SCRIPTS.containsKey(language);
      allowed.addAll(SCRIPTS.getOrDefault(language, Set.of()));
    }
    evidence.known().stream()
        .flatMapToInt(spot -> spot.text().codePoints())
        .forEach(c -> allowed.add(UnicodeScript.of(c)));
    final boolean isAny = isAnyAllowed;
    final List<Flag> flags =
        evidence.read().stream()
            .filter(spot -> !spot.text().codePoints().allMatch(c -> isText(c, allowed, isAny)))
            .map(spot -> spot.flag("characters that no print of this language has"))
            .toList();
    if (flags.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Objection(
            name(),
            flags.size() + " words with characters that no print of this language has",
            flags.size() > MOST_FOREIGN * evidence.read().size(),
            flags));
  }

  private static boolean isText(int c, Set<UnicodeScript> allowed, boolean isAny) {
    final int type = Character.getType(c);
    return c != '\ufffd'
        && type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && (isAny || type == Character.PRIVATE_USE || allowed.contains(UnicodeScript.of(c)));
  }
}
