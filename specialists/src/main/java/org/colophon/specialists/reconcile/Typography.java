package org.colophon.specialists.reconcile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Habits of readers that are no disagreement on what is printed. */
public final class Typography {
  private static final Pattern DOUBLED_QUOTES = Pattern.compile("\"{2,}");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final int TELLING_LETTERS = 3;
  private static final double MOSTLY = 0.75;

  private Typography() {}

  /**
   * A second reading of a word in the manner of the first. Small capitals are capitals to one
   * reader and small letters to another: the first pass decides. One quotation mark is not two.
   */
  public static String inTheMannerOf(String first, String second) {
    final String quoted = DOUBLED_QUOTES.matcher(second).replaceAll("\"");
    if (!isSmallCapitals(first, quoted)) {
      return quoted;
    }
    int initial = 0;
    while (!Character.isLetter(quoted.charAt(initial))) {
      initial++;
    }
    return quoted.substring(0, initial + 1)
        + quoted.substring(initial + 1).toLowerCase(Locale.ROOT);
  }

  /** One reader saw a capital and small letters, the other capitals. */
  private static boolean isSmallCapitals(String first, String second) {
    final int[] mixed = letters(first);
    final int[] capitals = letters(second);
    final long small = small(mixed);
    return mixed.length >= TELLING_LETTERS
        && capitals.length >= TELLING_LETTERS
        && Character.isUpperCase(mixed[0])
        && small >= 2
        && capitals.length - small(capitals) >= MOSTLY * capitals.length;
  }

  private static int[] letters(String text) {
    return text.codePoints().filter(Character::isLetter).toArray();
  }

  private static long small(int[] letters) {
    return Arrays.stream(letters).filter(Character::isLowerCase).count();
  }

  /** Whether two readings differ in nothing but accents that the second lacks. */
  public static boolean lacksAccents(String first, String second) {
    final String bare = bare(first);
    return !bare.equals(first) && !second.equals(first) && bare(second).equals(bare);
  }

  private static String bare(String text) {
    return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }
}
