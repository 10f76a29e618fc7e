package org.colophon.specialists.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.Verdict;

/**
 * Puts the readings that came back into the page: what the ladder chose becomes the region's
 * reading, all others stay as alternatives with what became of them.
 */
public final class PageFinisher {
  /** Of the words of a table or chart that no specialist has made one of. */
  private static final Decision WORDS_ALONE =
      new Decision(
          Verdict.DOUBTED, "seen by the first pass", "no specialist gave a reading to be taken");

  private PageFinisher() {}

  /**
   * Reconciles a page.
   *
   * @param readings in any order; regions without one keep what the first pass saw in them, and a
   *     failure says so
   */
  public static FinishedPage finish(PageDraft draft, List<RegionReading> readings) {
    final Map<String, RegionReading> byRegion = new HashMap<>();
    final List<Cost> costs = new ArrayList<>(draft.costs());
    final List<Failure> failures = new ArrayList<>(draft.failures());
    readings.stream()
        .sorted(Comparator.comparing(RegionReading::regionId))
        .forEach(
            reading -> {
              costs.addAll(reading.costs());
              reading.failure().ifPresent(failures::add);
              byRegion.put(reading.regionId(), reading);
            });
    final List<Region> regions =
        draft.page().regions().stream()
            .map(
                region ->
                    byRegion.containsKey(region.id())
                        ? finish(region, byRegion.get(region.id()))
                        : region)
            .toList();
    return new FinishedPage(draft.page().withRegions(regions), costs, failures);
  }

  private static Region finish(Region region, RegionReading answer) {
    final List<Reading> others = new ArrayList<>(region.alternatives());
    if (answer.reading().isEmpty()) {
      others.addAll(answer.alternatives());
      return region.withReading(region.reading(), others);
    }
    final Reading chosen = answer.reading().get();
    if (keepsFirstPass(region, chosen)) {
      others.add(chosen);
      others.addAll(answer.alternatives());
      return region.withReading(
          region.kind().needsSpecialist()
              ? region.reading().withDecision(WORDS_ALONE)
              : region.reading(),
          others);
    }
    if (!region.kind().needsSpecialist()) {
      others.add(region.reading());
    }
    others.addAll(answer.alternatives());
    return region.withReading(chosen, others);
  }

  /**
   * Where no specialist could read the region, the words of the first pass are worth more than its
   * image alone; and text that was read on the page gives way to a reading that was accepted, or to
   * a surer one.
   */
  private static boolean keepsFirstPass(Region region, Reading chosen) {
    if (chosen.content() instanceof Content.Unreadable) {
      return !region.lines().isEmpty();
    }
    return !region.kind().needsSpecialist()
        && chosen.decision().verdict() != Verdict.ACCEPTED
        && chosen.confidence() <= region.reading().confidence();
  }
}
