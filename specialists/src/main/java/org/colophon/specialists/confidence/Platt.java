package org.colophon.specialists.confidence;

/**
 * Makes a score a probability: 1 / (1 + exp(-(slope score + shift))), J. Platt, "Probabilistic
 * outputs for support vector machines", 1999, fitted by Newton's method as H.-T. Lin, C.-J. Lin, R.
 * Weng, "A note on Platt's probabilistic outputs for support vector machines", 2007, with their
 * targets that are never 0 or 1.
 */
record Platt(double slope, double shift) {
  /** Takes the score as a logit. */
  static final Platt LOGIT = new Platt(1, 0);

  private static final int MOST_STEPS = 50;
  private static final double RIDGE = 1e-9;
  private static final double STILL = 1e-10;

  Platt {
    if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(shift))) {
      throw new IllegalArgumentException("a fit with slope " + slope + " and shift " + shift);
    }
  }

  double probability(double score) {
    return 1 / (1 + Math.exp(-(slope * score + shift)));
  }

  /** The fit to scores; {@link #LOGIT} where they do not rise with what is right. */
  static Platt fit(double[] scores, boolean[] correct) {
    final Targets targets = Targets.of(correct);
    double a = 1;
    double b = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double ga = 0;
      double gb = 0;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (int i = 0; i < scores.length; i++) {
        final double p = 1 / (1 + Math.exp(-(a * scores[i] + b)));
        final double slack = p - targets.of(correct[i]);
        final double weight = p * (1 - p);
        ga += slack * scores[i];
        gb += slack;
        haa += weight * scores[i] * scores[i];
        hab += weight * scores[i];
        hbb += weight;
      }
      final double determinant = haa * hbb - hab * hab;
      final double da = (hbb * ga - hab * gb) / determinant;
      final double db = (haa * gb - hab * ga) / determinant;
      a -= da;
      b -= db;
      if (Math.abs(da) + Math.abs(db) < STILL) {
        break;
      }
    }
    return a > 0 && Double.isFinite(a) && Double.isFinite(b) ? new Platt(a, b) : LOGIT;
  }
}
