package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;
import org.colophon.datasets.metrics.Bootstrap;

/**
 * One metric over a set of elements.
 *
 * @param elements that the metric says something of
 * @param part sum over the elements
 * @param whole sum over the elements; more than 0
 * @param micro the sum of parts over the sum of wholes. What was read where truth has nothing adds
 *     to the parts, so that inventions on empty pages are not free
 * @param macro the mean of the elements' values
 */
public record MetricReport(
    Metric metric,
    int elements,
    double part,
    double whole,
    Bootstrap micro,
    Bootstrap macro,
    Distribution distribution) {

  /** All metrics that have something to say of these elements, in the order of {@link Metric}. */
  static List<MetricReport> of(Collection<SourceScores.Scored> scored) {
    final Map<Metric, List<PageScore>> byMetric = new EnumMap<>(Metric.class);
    for (final SourceScores.Scored one : scored) {
      for (final Score score : one.scores()) {
        byMetric
            .computeIfAbsent(score.metric(), metric -> new ArrayList<>())
            .add(new PageScore(PageKey.of(one.element()), score));
      }
    }
    final List<MetricReport> reports = new ArrayList<>();
    byMetric.forEach(
        (metric, scores) -> {
          if (scores.stream().anyMatch(one -> one.score().whole() > 0)) {
            reports.add(of(metric, scores));
          }
        });
    return List.copyOf(reports);
  }

  private static MetricReport of(Metric metric, List<PageScore> scores) {
    final List<Double> values =
        scores.stream()
            .map(PageScore::score)
            .filter(score -> score.whole() > 0)
            .map(Score::value)
            .toList();
    final Intervals intervals = Intervals.of(metric, scores);
    return new MetricReport(
        metric,
        values.size(),
        scores.stream().mapToDouble(one -> one.score().part()).sum(),
        scores.stream().mapToDouble(one -> one.score().whole()).sum(),
        intervals.micro(),
        intervals.macro(),
        Distribution.of(metric, values));
  }

  /** A score and the page it belongs to. */
  record PageScore(PageKey page, Score score) {}
}
