package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.evaluation.Detection;
import org.colophon.datasets.metrics.layout.Detections;
import org.colophon.datasets.model.RegionKind;

/**
 * How well regions are found: mAP@[.50:.95], see {@link Detections}.
 *
 * @param mean of the kinds that truth has; NaN where it has none
 * @param kinds in the order of the kinds
 */
public record LayoutReport(double mean, List<KindPrecision> kinds) {
  /** Bit of an overlap of 0.75. */
  private static final int AT_75 = 5;

  /** Regions of equal confidence keep their order, so there must be one. */
  private static final Comparator<Detection> ORDER =
      Comparator.comparing(Detection::group)
          .thenComparing(Detection::source)
          .thenComparing(Detection::elementId)
          .thenComparing(Detection::matched);

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

  /** Empty where there are no regions to compare. */
  static Optional<LayoutReport> of(Collection<Detection> regions) {
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    final Detections detections = new Detections();
    detections.add(
        regions.stream()
            .filter(Detection::found)
            .sorted(ORDER)
            .map(one -> new Detections.Match(one.kind(), one.confidence(), one.matched()))
            .toList(),
        regions.stream()
            .filter(one -> !one.found())
            .collect(Collectors.groupingBy(Detection::kind, Collectors.counting())));
    final Map<RegionKind, Double> average = detections.averagePrecision();
    final Map<RegionKind, Double> at50 = detections.averagePrecision(0);
    final Map<RegionKind, Double> at75 = detections.averagePrecision(AT_75);
    final List<KindPrecision> kinds = new ArrayList<>();
    for (final RegionKind kind : RegionKind.values()) {
      final List<Detection> ofKind = regions.stream().filter(one -> one.kind() == kind).toList();
      final int found = (int) ofKind.stream().filter(Detection::found).count();
      if (!ofKind.isEmpty()) {
        kinds.add(
            new KindPrecision(
                kind,
                ofKind.size() - found,
                found,
                average.getOrDefault(kind, Double.NaN),
                at50.getOrDefault(kind, Double.NaN),
                at75.getOrDefault(kind, Double.NaN)));
      }
    }
    final double mean =
        average.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return Optional.of(new LayoutReport(mean, kinds));
  }
}
