package org.colophon.specialists.work;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.store.PageStore;

/**
 * What is known already of the regions of a drafted page: readings that an earlier run kept and
 * that the same routes, models and code would make again.
 *
 * @param readings of all kinds that are wholly known
 * @param unread kinds of which no readings, or not all, are known
 */
public record KnownReadings(List<RegionReading> readings, Set<RegionKind> unread) {
  /** Looks into the store. */
  public static KnownReadings of(PageStore store, Fingerprints made, PageDraft draft) {
    final List<RegionReading> readings = new ArrayList<>();
    final Set<RegionKind> unread = EnumSet.noneOf(RegionKind.class);
    byKind(draft.tasks())
        .forEach(
            (kind, tasks) -> {
              final List<RegionReading> kept =
                  store.readings(draft.page().documentId(), made, draft.page().number(), kind);
              if (ids(kept)
                  .equals(tasks.stream().map(RegionTask::id).collect(Collectors.toSet()))) {
                readings.addAll(kept);
              } else {
                unread.add(kind);
              }
            });
    return new KnownReadings(readings, unread);
  }

  private static Map<RegionKind, List<RegionTask>> byKind(List<RegionTask> tasks) {
    return tasks.stream()
        .collect(
            Collectors.groupingBy(
                RegionTask::kind, () -> new EnumMap<>(RegionKind.class), Collectors.toList()));
  }

  private static Set<String> ids(List<RegionReading> readings) {
    return readings.stream().map(RegionReading::regionId).collect(Collectors.toSet());
  }
}
