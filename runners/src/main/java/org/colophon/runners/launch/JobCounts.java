package org.colophon.runners.launch;

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
 * @param regions that specialists have read
 * @param documents that were assembled
 */
public record JobCounts(
    long done, long known, long failed, long reused, long regions, long documents) {
  public static final JobCounts NONE = new JobCounts(0, 0, 0, 0, 0, 0);

  private static final MetricsFilter OURS =
      MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace("colophon")).build();

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
          counter.startsWith("regions-")
              ? new JobCounts(done, known, failed, reused, regions + count, documents)
              : this;
    };
  }

  /** Both together. */
  public JobCounts plus(JobCounts other) {
    return new JobCounts(
        done + other.done,
        known + other.known,
        failed + other.failed,
        reused + other.reused,
        regions + other.regions,
        documents + other.documents);
  }

  /** Of two counts of the same the one that has seen more, number by number. */
  public JobCounts most(JobCounts other) {
    return new JobCounts(
        Math.max(done, other.done),
        Math.max(known, other.known),
        Math.max(failed, other.failed),
        Math.max(reused, other.reused),
        Math.max(regions, other.regions),
        Math.max(documents, other.documents));
  }
}
