package org.colophon.datasets.evaluation.report;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The two averages of a metric with their intervals. */
record Intervals(Estimate micro, Estimate macro) {
  private static final int PART = 0;
  private static final int WHOLE = 1;
  private static final int VALUES = 2;
  private static final int COUNT = 3;

  static Intervals of(Collection<MetricReport.PageScore> scores) {
    final SortedMap<PageKey, double[]> pages = new TreeMap<>();
    for (final MetricReport.PageScore one : scores) {
      final double[] sums = pages.computeIfAbsent(one.page(), page -> new double[COUNT + 1]);
      sums[PART] += one.score().part();
      sums[WHOLE] += one.score().whole();
      if (one.score().whole() > 0) {
        sums[VALUES] += one.score().value();
        sums[COUNT]++;
      }
    }
    final List<Estimate> estimates =
        PageBootstrap.estimates(
            pages.values(),
            List.of(
                sums -> ratio(sums[PART], sums[WHOLE]), sums -> ratio(sums[VALUES], sums[COUNT])));
    return new Intervals(estimates.get(0), estimates.get(1));
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }
}
