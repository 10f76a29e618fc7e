package org.colophon.runners.launch;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * Numbers of a moment.
 *
 * @param done pages that were read, those of earlier runs included
 * @param known pages of all documents that were opened so far
 * @param failed pages that could not be read
 * @param reused pages that an earlier run had read
 * @param regions that specialists have read, by the word of their kind
 * @param documents that were assembled
 */
public record JobCounts(
    long done,
    long known,
    long failed,
    long reused,
    SortedMap<String, Long> regions,
    long documents) {
  public static final JobCounts NONE = new JobCounts(0, 0, 0, 0, Map.of(), 0);

  private static final String REGIONS = "regions-";

  private static final MetricsFilter OURS =
      MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace("colophon")).build();

  public JobCounts {
    regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
  }

  /** The same, of regions in any order. */
  public JobCounts(
      long done, long known, long failed, long reused, Map<String, Long> regions, long documents) {
    this(done, known, failed, reused, new TreeMap<>(regions), documents);
  }

  /** From the counters of the steps. */
  public static JobCounts of(MetricResults metrics) {
    JobCounts counts = NONE;
    for (final MetricResult<Long> counter : metrics.queryMetrics(OURS).getCounters()) {
      counts = counts.plus(counter.getName().getName(), counter.getAttempted());
    }
    return counts;
  }

  /** These and what a counter of the steps has counted; most counters are none of ours. */
  public JobCounts plus(String counter, long count) {
    return switch (counter) {
      case "pages-done" -> new JobCounts(done + count, known, failed, reused, regions, documents);
      case "pages-known" -> new JobCounts(done, known + count, failed, reused, regions, documents);
      case "pages-failed" -> new JobCounts(done, known, failed + count, reused, regions, documents);
      case "pages-reused" -> new JobCounts(done, known, failed, reused + count, regions, documents);
      case "documents-done" ->
          new JobCounts(done, known, failed, reused, regions, documents + count);
      default ->
          counter.startsWith(REGIONS)
              ? withRegions(Map.of(counter.substring(REGIONS.length()), count), Long::sum)
              : this;
    };
  }

  private JobCounts withRegions(Map<String, Long> others, BinaryOperator<Long> both) {
    final SortedMap<String, Long> all = new TreeMap<>(regions);
    others.forEach((kind, count) -> all.merge(kind, count, both));
    return new JobCounts(done, known, failed, reused, all, documents);
  }

  /** Both together. */
  public JobCounts plus(JobCounts other) {
    return new JobCounts(
            done + other.done,
            known + other.known,
            failed + other.failed,
            reused + other.reused,
            regions,
            documents + other.documents)
        .withRegions(other.regions, Long::sum);
  }

  /** Of two counts of the same the one that has seen more, number by number. */
  public JobCounts most(JobCounts other) {
    return new JobCounts(
            Math.max(done, other.done),
            Math.max(known, other.known),
            Math.max(failed, other.failed),
            Math.max(reused, other.reused),
            regions,
            Math.max(documents, other.documents))
        .withRegions(other.regions, Math::max);
  }
}
