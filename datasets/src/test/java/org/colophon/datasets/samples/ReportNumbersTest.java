package org.colophon.datasets.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the report says of its table is what the table says. */
class ReportNumbersTest {
  private final List<String[]> rows;
  private final String text;

  ReportNumbersTest() throws IOException {
    final Path truth = Path.of("samples", "truth");
    rows =
        Files.readAllLines(truth.resolve("table-1.csv")).stream()
            .skip(2)
            .map(line -> line.split(",", -1))
            .toList();
    text = Files.readString(truth.resolve("report.gt.txt"));
  }

  @Test
  void rangesAreHighWaterLessLowWater() {
    for (final String[] row : rows) {
      assertEquals(
          Double.parseDouble(row[4]),
          Double.parseDouble(row[2]) - Double.parseDouble(row[3]),
          1e-9,
          row[0]);
    }
  }

  @Test
  void theAbstractCountsTheTides() {
    final int tides = rows.stream().mapToInt(row -> Integer.parseInt(row[1])).sum();
    assertTrue(text.contains(String.format(Locale.ROOT, "%,d tides", tides)));
  }

  @Test
  void theRiseIsTheLeastSquaresSlope() {
    final double[] levels =
        rows.stream()
            .mapToDouble(row -> (Double.parseDouble(row[2]) + Double.parseDouble(row[3])) / 2)
            .toArray();
    final double middle = (levels.length - 1) / 2.0;
    double numerator = 0;
    double denominator = 0;
    for (int i = 0; i < levels.length; i++) {
      numerator += (i - middle) * levels[i];
      denominator += (i - middle) * (i - middle);
    }
    final String rise = String.format(Locale.ROOT, "%.4f foot in a year", numerator / denominator);
    assertTrue(text.contains(rise), rise);
  }

  @Test
  void theChartDrawsColumnsOfTheTable() throws IOException {
    final List<String> chart = Files.readAllLines(Path.of("samples", "truth", "chart-1.csv"));
    for (int i = 0; i < rows.size(); i++) {
      final String[] row = rows.get(i);
      assertEquals(row[0] + "," + row[2] + "," + row[4], chart.get(i + 1));
    }
  }
}
