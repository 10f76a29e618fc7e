package org.colophon.specialists.confidence;

/**
 * What a fit aims at in place of 1 for right words and 0 for wrong ones, so that it is never quite
 * sure: J. Platt, "Probabilistic outputs for support vector machines", 1999.
 *
 * @param right of right words, inside (0,1)
 * @param wrong of wrong words, inside (0,1)
 */
record Targets(double right, double wrong) {
  static Targets of(boolean[] correct) {
    final int right = count(correct);
    return new Targets((right + 1.0) / (right + 2.0), 1.0 / (correct.length - right + 2.0));
  }

  /** Log odds that a word is right when nothing is known of it, with one more of either sort. */
  static double logOdds(boolean[] correct) {
    final int right = count(correct);
    return Math.log((right + 1.0) / (correct.length - right + 1.0));
  }

  private static int count(boolean[] correct) {
    int right = 0;
    for (final boolean one : correct) {
      right += one ? 1 : 0;
    }
    return right;
  }

  double of(boolean correct) {
    return correct ? right : wrong;
  }
}
