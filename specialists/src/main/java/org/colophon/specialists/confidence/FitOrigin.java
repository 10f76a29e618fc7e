package org.colophon.specialists.confidence;

import java.util.List;

/**
 * What a fit was made of, and what it is worth on documents that it has not seen: each document was
 * judged by a fit to the other folds.
 *
 * @param seed of the split into folds
 * @param folds of documents
 * @param groups by name
 */
public record FitOrigin(long seed, int folds, List<Group> groups) {
  public FitOrigin {
    groups = List.copyOf(groups);
  }

  /**
   * One part of the corpus.
   *
   * @param words that were judged
   * @param rawError expected calibration error of raw confidence, [0,1]
   * @param error the same of calibrated confidence on unseen documents
   * @param rawRisk area under the risk-coverage curve of raw confidence, [0,1]
   * @param risk the same of calibrated confidence on unseen documents
   */
  public record Group(
      String group,
      int documents,
      int words,
      double rawError,
      double error,
      double rawRisk,
      double risk) {}
}
