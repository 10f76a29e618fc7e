package org.colophon.datasets.metrics;

/**
 * A share or rate before the division. The sum over pages, divided once, is the micro average; the
 * mean of the pages' values is the macro average. A score that has no natural whole has a whole of
 * 1, so that both averages are its mean.
 *
 * @param part what is counted
 * @param whole what it is counted against; 0 where a page has nothing to be counted
 */
public record Ratio(double part, double whole) {
  /** The neutral element of {@link #plus}. */
  public static final Ratio NONE = new Ratio(0, 0);

  public Ratio plus(Ratio other) {
    return new Ratio(part + other.part, whole + other.whole);
  }

  /** Whether there is nothing to count against. */
  public boolean isEmpty() {
    return whole == 0;
  }

  /**
   * The quotient.
   *
   * @param ofNothing what the value is when the whole is 0: 1 for a score that nothing could lower,
   *     0 for a rate of errors that nobody could make
   */
  public double value(double ofNothing) {
    return isEmpty() ? ofNothing : part / whole;
  }
}
