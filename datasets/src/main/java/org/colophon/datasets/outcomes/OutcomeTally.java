package org.colophon.datasets.outcomes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Doubt;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.model.Word;

/**
 * Counts a document page by page until its outcome is known. The memory does not grow with the
 * pages. For one thread; pages must come in order for the same sums in every run.
 */
public final class OutcomeTally {
  /** How many pages, and how many regions, are named as worth a second look. */
  public static final int MAX_DOUBTS = 10;

  /** How many failures an outcome lists; the failures table has them all. */
  public static final int MAX_FAILURES = 1000;

  private final Document document;
  private final Map<RegionKind, Long> regions = new EnumMap<>(RegionKind.class);
  private final Doubts doubtfulPages = new Doubts(MAX_DOUBTS);
  private final Doubts doubtfulRegions = new Doubts(MAX_DOUBTS);
  private final List<Failure> failures = new ArrayList<>();
  private final ModelsUsed models = new ModelsUsed();
  private final SpendingTally spending = new SpendingTally();
  private long failureCount;
  private int pagesDone;
  private long words;
  private double confidenceSum;
  private double cpuSeconds;

  public OutcomeTally(Document document) {
    this.document = document;
  }

  /** Counts a page that is done, with whatever failed on it. */
  public void page(FinishedPage finished) {
    pagesDone++;
    finished.failures().forEach(this::fail);
    for (final Cost cost : finished.costs()) {
      cpuSeconds += cost.cpuSeconds();
      spending.add(cost);
    }
    final Page page = finished.page();
    double weighted = 0;
    long weight = 0;
    for (final Region region : page.regions()) {
      final long regionWords = region(region);
      // A region without words is ink too, and weighs as one word.
      weight += Math.max(1, regionWords);
      weighted += region.reading().confidence() * Math.max(1, regionWords);
    }
    if (weight > 0) {
      doubtfulPages.add(new Doubt(page.id(), weighted / weight, Snippet.of(page.regions())));
    }
  }

  /** Counts a page that could not be done. */
  public void missing(Failure failure) {
    fail(failure);
  }

  /**
   * The outcome of all that was counted: complete when every page asked for is done and nothing
   * failed on them, failed when no page is done, partial otherwise. Pages that were neither done
   * nor reported count as failed.
   *
   * @param renditions file names relative to the document's folder
   */
  public Outcome outcome(List<String> renditions) {
    return new Outcome(
        document,
        status(),
        false,
        pagesDone,
        pagesFailed(),
        regions,
        words,
        words == 0 ? 0 : confidenceSum / words,
        doubtfulPages.leastCertainFirst(),
        doubtfulRegions.leastCertainFirst(),
        listedFailures(),
        renditions.stream().sorted().distinct().toList(),
        models.list(),
        spending.list(),
        Optional.empty(),
        cpuSeconds);
  }

  /** Counts a region and returns its words. */
  private long region(Region region) {
    regions.merge(region.kind(), 1L, Long::sum);
    models.add(region.reading().provenance());
    doubtfulRegions.add(
        new Doubt(region.id(), region.reading().confidence(), Snippet.of(List.of(region))));
    long count = 0;
    for (final Line line : region.lines()) {
      count += line.words().size();
      for (final Word word : line.words()) {
        confidenceSum += word.confidence();
      }
    }
    words += count;
    return count;
  }

  private void fail(Failure failure) {
    failureCount++;
    if (failures.size() < MAX_FAILURES) {
      failures.add(failure);
    }
  }

  private List<Failure> listedFailures() {
    if (failureCount == failures.size()) {
      return failures;
    }
    final List<Failure> listed = new ArrayList<>(failures);
    final String source =
        document.sources().isEmpty() ? document.name() : document.sources().get(0).name();
    listed.add(
        new Failure(
            "assemble",
            source,
            document.id(),
            document.id(),
            "MORE_FAILURES",
            source + ": " + (failureCount - failures.size()) + " more failures",
            "see the failures table of the document",
            1));
    return listed;
  }

  private int pagesFailed() {
    return Math.max(0, document.pages().size() - pagesDone);
  }

  private Status status() {
    if (pagesFailed() == 0 && failureCount == 0) {
      return Status.COMPLETE;
    }
    return pagesDone == 0 ? Status.FAILED : Status.PARTIAL;
  }
}
