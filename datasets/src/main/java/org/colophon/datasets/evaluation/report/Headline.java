package org.colophon.datasets.evaluation.report;

import java.util.Optional;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;

/** The one metric by which elements of a kind are ranked. */
final class Headline {
  private Headline() {}

  /** Empty for kinds that have no metric of their own yet. */
  static Optional<Metric> of(ElementKind kind) {
    return switch (kind) {
      case DOCUMENT, PAGE, LINE -> Optional.of(Metric.CER);
      case TABLE -> Optional.of(Metric.TEDS);
      case REGION -> Optional.of(Metric.INK);
      case FACT -> Optional.of(Metric.FACTS);
      case FORMULA, CHART -> Optional.empty();
    };
  }

  /** The element's score in the metric of its kind; empty where it has none. */
  static Optional<Score> score(SourceScores.Scored scored) {
    return of(scored.element().kind())
        .flatMap(
            metric -> scored.scores().stream().filter(one -> one.metric() == metric).findFirst());
  }

  /** How bad a value is: 0 is best, larger is worse. */
  static double badness(Metric metric, double value) {
    return metric.higherIsBetter() ? 1 - value : value;
  }
}
