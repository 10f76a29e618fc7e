package org.colophon.datasets.renditions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Series;

/**
 * The numbers of a chart as a table: one column a series where all series share their abscissas,
 * otherwise one row a point with the series' name before it.
 *
 * @param head names of the columns
 * @param rows as long as the head
 */
record ChartData(List<String> head, List<List<String>> rows) {
  /** One row a point: series, x, y. */
  static ChartData tidy(Content.Chart chart) {
    final List<List<String>> rows = new ArrayList<>();
    for (final Series series : chart.series()) {
      for (final Point point : series.points()) {
        rows.add(List.of(CleanText.of(series.name()), CleanText.of(point.x()), number(point.y())));
      }
    }
    return new ChartData(List.of("series", "x", "y"), rows);
  }

  /** The form that reads best. */
  static ChartData of(Content.Chart chart) {
    final List<Series> all = chart.series();
    final List<String> first = abscissas(all.get(0));
    final boolean shared = all.stream().allMatch(series -> abscissas(series).equals(first));
    return shared && all.size() <= 12 ? wide(all, first) : tidy(chart);
  }

  private static ChartData wide(List<Series> all, List<String> abscissas) {
    final List<String> head = new ArrayList<>(List.of("x"));
    all.forEach(series -> head.add(CleanText.of(series.name())));
    final List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < abscissas.size(); i++) {
      final List<String> row = new ArrayList<>(List.of(abscissas.get(i)));
      for (final Series series : all) {
        row.add(number(series.points().get(i).y()));
      }
      rows.add(row);
    }
    return new ChartData(head, rows);
  }

  private static List<String> abscissas(Series series) {
    return series.points().stream().map(point -> CleanText.of(point.x())).toList();
  }

  /** The shortest decimal that reads back as the same number; empty for none. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    final BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    final boolean plain = Math.abs(exact.scale()) <= 18 && exact.precision() <= 18;
    return plain ? exact.toPlainString() : exact.toString();
  }
}
