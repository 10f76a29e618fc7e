package org.colophon.datasets.evaluation;

/**
 * One score of an element: {@code part / whole}. Sums of parts over sums of wholes are the micro
 * average of a metric, the mean of the values its macro average.
 *
 * @param whole more than 0, or 0 where the metric has nothing to say of the element
 */
public record Score(Metric metric, double part, double whole) {
  /** The element's own value; 0 where there is nothing to divide by. */
  public double value() {
    return whole == 0 ? 0 : part / whole;
  }
}
