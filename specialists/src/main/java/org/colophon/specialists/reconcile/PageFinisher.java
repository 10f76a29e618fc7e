package org.colophon.specialists.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionReading;

/**
 * Puts the readings that came back into the page: the most confident one is chosen, the others stay
 * as alternatives.
 */
public final class PageFinisher {
  private PageFinisher() {}

  /**
   * Reconciles a page.
   *
   * @param readings in any order; regions without one keep what the first pass saw in them, and a
   *     failure says so
   */
  public static FinishedPage finish(PageDraft draft, List<RegionReading> readings) {
    final Map<String, List<Reading>> byRegion = new HashMap<>();
    final List<Cost> costs = new ArrayList<>(draft.costs());
    final List<Failure> failures = new ArrayList<>(draft.failures());
    readings.stream()
        .sorted(Comparator.comparing(RegionReading::regionId))
        .forEach(
            reading -> {
              costs.addAll(reading.costs());
              reading.failure().ifPresent(failures::add);
              reading
                  .reading()
                  .ifPresent(
                      r ->
                          byRegion
                              .computeIfAbsent(reading.regionId(), id -> new ArrayList<>())
                              .add(r));
            });
    final List<Region> regions =
        draft.page().regions().stream()
            .map(region -> finish(region, byRegion.getOrDefault(region.id(), List.of())))
            .toList();
    return new FinishedPage(draft.page().withRegions(regions), costs, failures);
  }

  private static Region finish(Region region, List<Reading> readings) {
    final Optional<Reading> best =
        readings.stream().max(Comparator.comparingDouble(Reading::confidence));
    if (best.isEmpty()) {
      return region;
    }
    // Where no specialist could read the region, the words of the first pass are worth more than
    // its image alone.
    final boolean keepWords =
        best.get().content() instanceof Content.Unreadable && !region.lines().isEmpty();
    final Reading chosen = keepWords ? region.reading() : best.get();
    final List<Reading> others = new ArrayList<>(region.alternatives());
    readings.stream().filter(reading -> !reading.equals(chosen)).forEach(others::add);
    return region.withReading(chosen, others);
  }
}
