package org.colophon.runners.benchmark;

import java.util.List;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.Normalisation;

/** Character errors of a run against the truth, micro average, as running text. */
final class Accuracy {
  private Accuracy() {}

  /**
   * @param texts may be fewer than the truths: a page without text counts as wholly wrong
   */
  static ErrorRate of(List<String> truths, List<String> texts) {
    ErrorRate sum = ErrorRate.NONE;
    for (int i = 0; i < truths.size(); i++) {
      sum =
          sum.plus(
              ErrorRate.ofCharacters(
                  truths.get(i), i < texts.size() ? texts.get(i) : "", Normalisation.RUNNING));
    }
    return sum;
  }
}
