package org.colophon.datasets.metrics;

/**
 * Things found and things expected; counts of several pages add up to a micro average.
 *
 * @param correct found things that are in the truth
 * @param found things in the reading
 * @param expected things in the truth
 */
public record MatchCounts(long correct, long found, long expected) {
  public static final MatchCounts NONE = new MatchCounts(0, 0, 0);

  public MatchCounts plus(MatchCounts other) {
    return new MatchCounts(correct + other.correct, found + other.found, expected + other.expected);
  }

  /** Share of the found things that are right, [0,1]; 1 when none was found. */
  public double precision() {
    return new Ratio(correct, found).value(1);
  }

  /** Share of the true things that were found, [0,1]; 1 when there are none. */
  public double recall() {
    return new Ratio(correct, expected).value(1);
  }

  /** Harmonic mean of precision and recall, [0,1]; 1 when there was nothing to find or say. */
  public double f1() {
    return f1Ratio().value(1);
  }

  /** F1 before the division: twice the correct ones against found and expected together. */
  public Ratio f1Ratio() {
    return new Ratio(2.0 * correct, (double) found + expected);
  }
}
