package org.colophon.pipeline.digitize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How far things lie from where they should, and how many were not found at all. */
final class Offsets {
  private final List<Double> found = new ArrayList<>();
  private int asked;

  void add(OptionalDouble offset) {
    asked++;
    offset.ifPresent(found::add);
  }

  /** Share of those asked for that were found. */
  double share() {
    return asked == 0 ? 0 : (double) found.size() / asked;
  }

  /** The offset that a share of those found does not pass. */
  double quantile(double share) {
    final List<Double> sorted = found.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d of %d found, median %.2f, 90 %% within %.2f, 99 %% within %.2f",
        found.size(),
        asked,
        quantile(0.5),
        quantile(0.9),
        quantile(0.99));
  }
}
