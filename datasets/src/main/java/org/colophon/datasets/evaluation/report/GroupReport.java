package org.colophon.datasets.evaluation.report;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.Metric;

/**
 * All figures of one group, or of all groups together.
 *
 * @param group its name; {@link EvaluationReport#ALL} for all groups
 * @param metrics in the order of {@link Metric}; those that say nothing of the group are absent
 * @param layout empty where neither truth nor reading has regions to compare
 * @param confidence of all specialists together first, then of each where there are several; empty
 *     where no word was judged
 */
public record GroupReport(
    String group,
    Counts counts,
    List<MetricReport> metrics,
    Optional<LayoutReport> layout,
    List<ConfidenceReport> confidence) {
  public GroupReport {
    metrics = List.copyOf(metrics);
    confidence = List.copyOf(confidence);
  }

  static GroupReport of(String group, Evaluation scores) {
    return new GroupReport(
        group,
        Counts.of(scores.elements()),
        MetricReport.of(scores.elements()),
        LayoutReport.of(scores.detections()),
        ConfidenceReport.of(scores.words()));
  }

  /** The figures of a metric; empty where it says nothing of the group. */
  public Optional<MetricReport> metric(Metric metric) {
    return metrics.stream().filter(one -> one.metric() == metric).findFirst();
  }
}
