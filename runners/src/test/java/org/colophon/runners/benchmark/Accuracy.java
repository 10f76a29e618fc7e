package org.colophon.runners.benchmark;

import java.util.List;
import org.colophon.datasets.metrics.CharacterErrorRate;

/** Character errors of a run against the truth, micro average, as running text. */
final class Accuracy {
  private Accuracy() {}

  /**
   * @param texts may be fewer than the truths: a page without text counts as wholly wrong
   */
  static CharacterErrorRate of(List<String> truths, List<String> texts) {
    CharacterErrorRate sum = new CharacterErrorRate(0, 0);
    for (int i = 0; i < truths.size(); i++) {
      sum =
          sum.plus(
              CharacterErrorRate.of(
                  CharacterErrorRate.runningText(truths.get(i)),
                  i < texts.size() ? CharacterErrorRate.runningText(texts.get(i)) : ""));
    }
    return sum;
  }
}
