package org.colophon.datasets.samples;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that the report prints as a table and draws as a chart: {@code tides.csv}, as
 * printed.
 */
record TideTable(List<List<String>> rows) {
  /** Columns of {@link #rows}. */
  static final int YEAR = 0;

  static final int HIGH_WATER = 2;
  static final int RANGE = 4;

  TideTable {
    rows = List.copyOf(rows);
  }

  static TideTable load() throws IOException {
    return new TideTable(
        SampleResources.text("tides.csv")
            .lines()
            .skip(1)
            .map(line -> List.copyOf(Arrays.asList(line.split(",", -1))))
            .toList());
  }

  double number(int row, int column) {
    return Double.parseDouble(rows.get(row).get(column));
  }
}
