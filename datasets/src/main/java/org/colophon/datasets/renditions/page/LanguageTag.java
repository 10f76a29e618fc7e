package org.colophon.datasets.renditions.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the language codes of Tesseract into BCP 47 tags, as XML and PDF want them. */
final class LanguageTag {
  /** What ISO 639 cannot say: scripts, and Tesseract's own names. */
  private static final Map<String, String> OWN =
      Map.of(
          "chi_sim", "zh-Hans",
          "chi_tra", "zh-Hant",
          "deu_latf", "de-Latf",
          "deu_frak", "de-Latf",
          "frk", "de-Latf",
          "Fraktur", "de-Latf",
          "srp_latn", "sr-Latn",
          "uzb_cyrl", "uz-Cyrl",
          "aze_cyrl", "az-Cyrl");

  private static final Map<String, String> TWO_LETTERS =
      Stream.of(Locale.getISOLanguages())
          .collect(
              Collectors.toUnmodifiableMap(
                  two -> Locale.forLanguageTag(two).getISO3Language(),
                  Function.identity(),
                  (first, second) -> first));

  /** A language without a two-letter code, such as {@code grc}; {@code osd} is none. */
  private static final Pattern THREE = Pattern.compile("(?!osd|equ)[a-z]{3}");

  private LanguageTag() {}

  /**
   * The tag of the first language of a page's codes, for example {@code en} for {@code eng+fra};
   * empty where none of them is a known language (a script model).
   */
  static Optional<String> of(String codes) {
    return all(codes).stream().findFirst();
  }

  /** The tags of all languages among a page's codes, in their order, each once. */
  static List<String> all(String codes) {
    return Stream.of(codes.split("\\+", -1))
        .map(code -> OWN.getOrDefault(code.strip(), TWO_LETTERS.getOrDefault(code.strip(), code)))
        .filter(tag -> tag.length() == 2 || OWN.containsValue(tag) || THREE.matcher(tag).matches())
        .distinct()
        .toList();
  }
}
