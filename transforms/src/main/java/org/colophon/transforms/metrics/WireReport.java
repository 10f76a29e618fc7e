package org.colophon.transforms.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * What {@link ElementSizes} has measured over all steps of a job.
 *
 * @param elements by class of size
 * @param largest of all, bytes
 */
public record WireReport(Map<SizeClass, Long> elements, long largest) {
  public WireReport {
    elements = Map.copyOf(elements);
  }

  /** Of what the steps of a job have counted. */
  public static WireReport of(MetricResults metrics) {
    final MetricQueryResults all = metrics.queryMetrics(MetricsFilter.builder().build());
    final Map<SizeClass, Long> elements = new EnumMap<>(SizeClass.class);
    for (final MetricResult<Long> counter : all.getCounters()) {
      for (final SizeClass size : SizeClass.values()) {
        if (counter.getName().getName().endsWith(size.suffix())) {
          elements.merge(size, counter.getAttempted(), Long::sum);
        }
      }
    }
    long largest = 0;
    for (final MetricResult<DistributionResult> sizes : all.getDistributions()) {
      if (sizes.getName().getName().endsWith("-bytes")) {
        largest = Math.max(largest, sizes.getAttempted().getMax());
      }
    }
    return new WireReport(elements, largest);
  }

  /** How many were measured. */
  public long count() {
    return elements.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The class that a share of all elements does not exceed; empty where none was measured.
   *
   * @param share in (0, 1], 0.99 for the 99th percentile
   */
  public Optional<SizeClass> percentile(double share) {
    final double wanted = share * count();
    long seen = 0;
    for (final SizeClass size : SizeClass.values()) {
      seen += elements.getOrDefault(size, 0L);
      if (seen > 0 && seen >= wanted) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }
}
