package org.colophon.specialists.confidence;

import java.util.List;

/**
 * A fit to all words, and what fits to other documents say of each.
 *
 * @param <C> what was fitted
 * @param unseen for each word in the order given: the probability by a fit that has not seen its
 *     document, [0,1]
 */
public record Fitted<C>(C calibration, List<Double> unseen) {
  public Fitted {
    unseen = List.copyOf(unseen);
  }
}
