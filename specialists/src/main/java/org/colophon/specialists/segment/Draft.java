package org.colophon.specialists.segment;

import java.util.List;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;

/**
 * Rows that belong together, before it is known what they are.
 *
 * @param column margins of the column they stand in
 * @param display whether they are set apart like a displayed formula
 */
record Draft(List<Row> rows, Box column, boolean display) {
  Draft {
    rows = List.copyOf(rows);
  }

  Box box() {
    return rows.stream().map(Row::box).reduce(Box::union).orElseThrow();
  }

  List<Strip> strips() {
    return rows.stream().flatMap(row -> row.strips().stream()).toList();
  }

  TextProfile profile() {
    return TextProfile.of(
        rows.stream().map(row -> row.profile().text()).collect(Collectors.joining(" ")));
  }

  double size() {
    return Medians.weighted(
        rows.stream().mapToDouble(Row::size).toArray(),
        rows.stream().mapToDouble(row -> row.profile().characters()).toArray());
  }
}
