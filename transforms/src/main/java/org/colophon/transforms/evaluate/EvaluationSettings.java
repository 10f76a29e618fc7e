package org.colophon.transforms.evaluate;

import java.io.Serializable;
import java.nio.file.Path;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.PairScoring;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.specialists.work.Settings;

/**
 * What the steps of an evaluation must know.
 *
 * @param report folder of the report
 * @param normalisation the leading one, for headline error rates
 * @param reading how the corpus was read, and where its edition is
 */
public record EvaluationSettings(String report, Normalisation normalisation, Settings reading)
    implements Serializable {
  /** The folder of the report. */
  public Path folder() {
    return Path.of(report);
  }

  PairScoring scoring() {
    return new PairScoring(
        reading.pageStore(),
        reading.fingerprints(),
        reading.sourceLimits(),
        ElementKind.valueOf(reading.input().name()),
        normalisation);
  }
}
