package org.colophon.runners.benchmark;

import java.util.List;
import java.util.Locale;

/** A number that was measured several times. */
record Spread(double median, double least, double most) {
  /**
   * @throws IllegalArgumentException if there are no values
   */
  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    final List<Double> sorted = values.stream().sorted().toList();
    final int middle = sorted.size() / 2;
    final double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** For example {@code 1.52 (1.48-1.60)}. */
  String text(int decimals) {
    final String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + "-" + number + ")", median, least, most);
  }
}
