package org.colophon.datasets.care;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.care.OutputStatus.FailureGroup;
import org.colophon.datasets.care.OutputStatus.Size;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.outcomes.PublishedOutcome;

/** Adds up what a status tells; its size does not grow with the documents. For several threads. */
final class StatusTally {
  private static final int MOST_EXAMPLES = 3;

  private final Map<Status, Long> documents = new TreeMap<>();
  private final Map<String, FailureGroup> failures = new TreeMap<>();
  private final Map<String, Size> renditions = new TreeMap<>();
  private final Map<String, Size> work = new TreeMap<>();
  private Size outcomes = Size.NONE;
  private Size dataset = Size.NONE;
  private long unfinished;
  private long unreadable;
  private long pagesDone;
  private long pagesFailed;
  private long pagesFinished;
  private long pagesWaiting;
  private long quarantined;

  synchronized void published(PublishedOutcome published) {
    final Outcome outcome = published.outcome();
    documents.merge(outcome.status(), 1L, Long::sum);
    pagesDone += outcome.pagesDone();
    pagesFailed += outcome.pagesFailed();
    outcome.failures().forEach(this::failure);
    for (final PublishedOutcome.File file : published.files()) {
      renditions.merge(group(file.name()), new Size(1, file.bytes()), Size::plus);
    }
  }

  private void failure(Failure failure) {
    quarantined += failure.cause().equals("QUARANTINED") ? 1 : 0;
    final FailureGroup group =
        failures.getOrDefault(
            failure.stage() + "\n" + failure.cause(),
            new FailureGroup(failure.stage(), failure.cause(), 0, List.of()));
    final List<String> examples = new ArrayList<>(group.examples());
    examples.add(failure.message() + "; " + failure.cure());
    // The least by name, so that the order in which documents were met does not show.
    examples.sort(Comparator.naturalOrder());
    failures.put(
        failure.stage() + "\n" + failure.cause(),
        new FailureGroup(
            failure.stage(),
            failure.cause(),
            group.count() + 1,
            examples.subList(0, Math.min(MOST_EXAMPLES, examples.size()))));
  }

  synchronized void unfinished() {
    unfinished++;
  }

  synchronized void unreadable() {
    unreadable++;
  }

  synchronized void unpublishedPages(long finished, long waiting) {
    pagesFinished += finished;
    pagesWaiting += waiting;
  }

  synchronized void outcomeFile(long bytes) {
    outcomes = outcomes.plus(new Size(1, bytes));
  }

  synchronized void work(Map<String, Size> sizes) {
    sizes.forEach((ending, size) -> work.merge(ending, size, Size::plus));
  }

  synchronized void dataset(Size size) {
    dataset = dataset.plus(size);
  }

  synchronized OutputStatus status() {
    return new OutputStatus(
        new OutputStatus.Documents(
            documents.getOrDefault(Status.COMPLETE, 0L),
            documents.getOrDefault(Status.PARTIAL, 0L),
            documents.getOrDefault(Status.FAILED, 0L),
            unfinished,
            unreadable),
        new OutputStatus.Pages(pagesDone, pagesFailed, pagesFinished, pagesWaiting),
        failures.values().stream()
            .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
            .toList(),
        quarantined,
        new TreeMap<>(renditions),
        outcomes,
        new TreeMap<>(work),
        dataset);
  }

  /**
   * {@code data/}, {@code hocr/}; of files that lie in the document's folder itself: the ending.
   */
  private static String group(String name) {
    final int slash = name.indexOf('/');
    return slash > 0 ? name.substring(0, slash + 1) : name.substring(name.lastIndexOf('.') + 1);
  }
}
