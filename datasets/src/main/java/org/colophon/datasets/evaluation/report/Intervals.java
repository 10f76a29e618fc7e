package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.metrics.Bootstrap;
import org.colophon.datasets.metrics.Ratio;

/** The two averages of a metric, each with its 95 % interval over pages. */
record Intervals(Bootstrap micro, Bootstrap macro) {

  static Intervals of(Metric metric, Collection<MetricReport.PageScore> scores) {
    final SortedMap<PageKey, Ratio> sums = new TreeMap<>();
    final SortedMap<PageKey, Ratio> values = new TreeMap<>();
    for (final MetricReport.PageScore one : scores) {
      final Score score = one.score();
      sums.merge(one.page(), ratio(score), Ratio::plus);
      // The sum of values over their number is the mean of elements, not of pages.
      values.merge(
          one.page(), score.whole() > 0 ? new Ratio(score.value(), 1) : Ratio.NONE, Ratio::plus);
    }
    return new Intervals(of(metric, sums), of(metric, values));
  }

  static Ratio ratio(Score score) {
    return new Ratio(score.part(), score.whole());
  }

  /** What a metric is where there is nothing to count: nobody did anything wrong. */
  static double ofNothing(Metric metric) {
    return metric.higherIsBetter() ? 1 : 0;
  }

  private static Bootstrap of(Metric metric, SortedMap<PageKey, Ratio> pages) {
    final List<Ratio> inOrder = new ArrayList<>(pages.values());
    return Bootstrap.of(inOrder, ofNothing(metric));
  }
}
