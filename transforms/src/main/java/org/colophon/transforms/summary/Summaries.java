package org.colophon.transforms.summary;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.colophon.datasets.schema.proto.Doubt;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.Provenance;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.Status;

/**
 * What a run did, built from outcomes and failures and merged in any order; its size is bounded.
 */
public final class Summaries {
  private static final int MOST_DOUBTS = 10;
  private static final int MOST_FAILURES = 1000;

  private Summaries() {}

  static RunSummary of(Outcome outcome) {
    final boolean complete = outcome.getStatus() == Status.STATUS_COMPLETE;
    final RunSummary.Builder summary =
        RunSummary.newBuilder()
            .setDocumentsComplete(complete ? 1 : 0)
            .setDocumentsReused(outcome.getReused() ? 1 : 0)
            .setDocumentsPartial(outcome.getStatus() == Status.STATUS_PARTIAL ? 1 : 0)
            .setDocumentsFailed(outcome.getStatus() == Status.STATUS_FAILED ? 1 : 0)
            .setPagesDone(outcome.getPagesDone())
            .setPagesFailed(outcome.getPagesFailed())
            .addAllRegions(outcome.getRegionsList())
            .setWords(outcome.getWords())
            .setConfidenceSum(outcome.getMeanConfidence() * outcome.getWords())
            .addAllDoubtfulPages(outcome.getDoubtfulPagesList())
            .addAllDoubtfulRegions(outcome.getDoubtfulRegionsList())
            .addAllFailures(outcome.getFailuresList().stream().limit(MOST_FAILURES).toList())
            .setFailureCount(outcome.getFailuresCount())
            .setCpuSeconds(outcome.getReused() ? 0 : outcome.getCpuSeconds())
            .addAllModels(outcome.getModelsList())
            .setDocumentsRenamed(outcome.getRenamed() ? 1 : 0);
    if (outcome.hasRedone()) {
      summary.setRedone(outcome.getRedone());
    }
    if (!outcome.getReused()) {
      summary.addAllSpending(outcome.getSpendingList());
      summary.addDearest(Spendings.of(outcome));
    }
    return summary.build();
  }

  static RunSummary of(Failure failure) {
    return RunSummary.newBuilder()
        .setDocumentsFailed(1)
        .addFailures(failure)
        .setFailureCount(1)
        .build();
  }

  /** Adds up summaries. */
  public static RunSummary merge(Iterable<RunSummary> summaries) {
    final List<RunSummary> all = StreamSupport.stream(summaries.spliterator(), false).toList();
    final RunSummary.Builder sum = RunSummary.newBuilder();
    for (final RunSummary one : all) {
      sum.setDocumentsComplete(sum.getDocumentsComplete() + one.getDocumentsComplete())
          .setDocumentsPartial(sum.getDocumentsPartial() + one.getDocumentsPartial())
          .setDocumentsFailed(sum.getDocumentsFailed() + one.getDocumentsFailed())
          .setDocumentsReused(sum.getDocumentsReused() + one.getDocumentsReused())
          .setPagesDone(sum.getPagesDone() + one.getPagesDone())
          .setPagesFailed(sum.getPagesFailed() + one.getPagesFailed())
          .setWords(sum.getWords() + one.getWords())
          .setConfidenceSum(sum.getConfidenceSum() + one.getConfidenceSum())
          .setFailureCount(sum.getFailureCount() + one.getFailureCount())
          .setCpuSeconds(sum.getCpuSeconds() + one.getCpuSeconds())
          .setSourcesKnown(sum.getSourcesKnown() + one.getSourcesKnown())
          .setSourcesWaiting(sum.getSourcesWaiting() + one.getSourcesWaiting())
          .setDocumentsRenamed(sum.getDocumentsRenamed() + one.getDocumentsRenamed());
    }
    sum.addAllRegions(RedoneSums.kinds(all.stream().flatMap(one -> one.getRegionsList().stream())));
    if (all.stream().anyMatch(RunSummary::hasRedone)) {
      sum.setRedone(RedoneSums.merge(all.stream().map(RunSummary::getRedone).toList()));
    }
    sum.addAllDoubtfulPages(leastCertain(all, RunSummary::getDoubtfulPagesList));
    sum.addAllDoubtfulRegions(leastCertain(all, RunSummary::getDoubtfulRegionsList));
    sum.addAllFailures(
        all.stream()
            .flatMap(one -> one.getFailuresList().stream())
            .sorted(Comparator.comparing(Failure::getSource).thenComparing(Failure::getElementId))
            .limit(MOST_FAILURES)
            .toList());
    sum.addAllWaiting(
        all.stream()
            .flatMap(one -> one.getWaitingList().stream())
            .sorted()
            .limit(MOST_DOUBTS)
            .toList());
    sum.addAllSpending(Spendings.sums(all.stream().flatMap(one -> one.getSpendingList().stream())));
    sum.addAllDearest(
        Spendings.dearest(all.stream().flatMap(one -> one.getDearestList().stream())));
    sum.addAllModels(
        all.stream()
            .flatMap(one -> one.getModelsList().stream())
            .distinct()
            .sorted(
                Comparator.comparing(Provenance::getSpecialist)
                    .thenComparing(Provenance::getModelDigest)
                    .thenComparing(Provenance::toString))
            .limit(MOST_FAILURES)
            .toList());
    return sum.build();
  }

  private static List<Doubt> leastCertain(
      List<RunSummary> all, Function<RunSummary, List<Doubt>> doubts) {
    return all.stream()
        .flatMap(one -> doubts.apply(one).stream())
        .sorted(Comparator.comparingDouble(Doubt::getConfidence).thenComparing(Doubt::getId))
        .limit(MOST_DOUBTS)
        .toList();
  }
}
