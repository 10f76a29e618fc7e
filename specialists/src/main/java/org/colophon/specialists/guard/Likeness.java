package org.colophon.specialists.guard;

import java.util.Arrays;

/** How alike two words are: one less their edit distance over the length of the longer one. */
final class Likeness {
  /** Below this two words have so little in common that one is no reading of the other. */
  static final double LEAST = 0.5;

  /** Longer words are compared by their beginnings; no print has such words. */
  private static final int LONGEST = 64;

  private Likeness() {}

  /** From {@link #LEAST} to 1, or 0 for less; numbers of one form have at least that in common. */
  static double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    final double letters = ofLetters(a, b);
    return letters == 0 && haveOneForm(a, b) ? LEAST : letters;
  }

  private static boolean haveOneForm(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    boolean hasDigits = false;
    for (int i = 0; i < a.length(); i++) {
      final boolean isDigit = Character.isDigit(a.charAt(i));
      if (isDigit ? !Character.isDigit(b.charAt(i)) : a.charAt(i) != b.charAt(i)) {
        return false;
      }
      hasDigits |= isDigit;
    }
    return hasDigits;
  }

  private static double ofLetters(String a, String b) {
    final int m = Math.min(LONGEST, a.length());
    final int n = Math.min(LONGEST, b.length());
    final int longer = Math.max(m, n);
    if (Math.min(m, n) < LEAST * longer) {
      return 0;
    }
    final int most = (int) (longer * (1 - LEAST));
    int[] above = new int[n + 1];
    int[] row = new int[n + 1];
    Arrays.setAll(above, j -> j);
    for (int i = 1; i <= m; i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= n; j++) {
        final int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return 0;
      }
      final int[] spare = above;
      above = row;
      row = spare;
    }
    final double likeness = 1 - above[n] / (double) longer;
    return likeness < LEAST ? 0 : likeness;
  }
}
