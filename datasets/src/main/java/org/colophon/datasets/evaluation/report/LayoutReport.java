package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.evaluation.Detection;
import org.colophon.datasets.model.RegionKind;

/**
 * How well regions are found: average precision as COCO defines it (Lin et al., "Microsoft COCO:
 * Common Objects in Context", 2014: precision interpolated at 101 recalls, overlaps of 0.50 to 0.95
 * in steps of 0.05).
 *
 * @param mean of the kinds that truth has; NaN where it has none
 * @param kinds in the order of the kinds
 */
public record LayoutReport(double mean, List<KindPrecision> kinds) {
  private static final int OVERLAPS = 10;
  private static final int AT_075 = 5;
  private static final int RECALLS = 100;

  public LayoutReport {
    kinds = List.copyOf(kinds);
  }

  /**
   * One kind of region.
   *
   * @param expected regions in the truth
   * @param found regions in the reading
   * @param average over the overlaps, [0,1]; NaN where truth has no such region
   * @param at50 at an overlap of 0.50
   * @param at75 at an overlap of 0.75
   */
  public record KindPrecision(
      RegionKind kind, int expected, int found, double average, double at50, double at75) {}

  static Optional<LayoutReport> of(Collection<Detection> detections) {
    final Map<RegionKind, List<Detection>> byKind = new EnumMap<>(RegionKind.class);
    for (final Detection detection : detections) {
      byKind.computeIfAbsent(detection.kind(), kind -> new ArrayList<>()).add(detection);
    }
    if (byKind.isEmpty()) {
      return Optional.empty();
    }
    final List<KindPrecision> kinds = new ArrayList<>();
    byKind.forEach((kind, ofKind) -> kinds.add(kind(kind, ofKind)));
    return Optional.of(
        new LayoutReport(
            kinds.stream()
                .filter(one -> one.expected() > 0)
                .mapToDouble(KindPrecision::average)
                .average()
                .orElse(Double.NaN),
            kinds));
  }

  private static KindPrecision kind(RegionKind kind, List<Detection> detections) {
    final List<Detection> found =
        detections.stream()
            .filter(Detection::found)
            .sorted(
                Comparator.comparingDouble(Detection::confidence)
                    .reversed()
                    .thenComparing(Detection::group)
                    .thenComparing(Detection::source)
                    .thenComparing(Detection::elementId))
            .toList();
    final int expected = detections.size() - found.size();
    double sum = 0;
    for (int overlap = 0; overlap < OVERLAPS; overlap++) {
      sum += average(found, expected, overlap);
    }
    return new KindPrecision(
        kind,
        expected,
        found.size(),
        sum / OVERLAPS,
        average(found, expected, 0),
        average(found, expected, AT_075));
  }

  private static double average(List<Detection> found, int expected, int overlap) {
    if (expected == 0) {
      return Double.NaN;
    }
    // best[r]: the highest precision at any recall of at least r hundredths
    final double[] best = new double[RECALLS + 1];
    int right = 0;
    for (int i = 0; i < found.size(); i++) {
      if ((found.get(i).matched() >> overlap & 1) == 1) {
        right++;
        final int reached = (int) Math.min(RECALLS, (long) right * RECALLS / expected);
        best[reached] = Math.max(best[reached], (double) right / (i + 1));
      }
    }
    double sum = 0;
    double highest = 0;
    for (int recall = RECALLS; recall >= 0; recall--) {
      highest = Math.max(highest, best[recall]);
      sum += highest;
    }
    return sum / (RECALLS + 1);
  }
}
