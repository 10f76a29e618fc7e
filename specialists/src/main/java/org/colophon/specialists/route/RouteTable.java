package org.colophon.specialists.route;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;

/**
 * The ladder of every kind that has one, and the limits of all of them.
 *
 * @param ladders none is empty
 * @param witness id of the reader that the guards ask where a reading is in doubt, or {@link
 *     #NOBODY}
 */
record RouteTable(Map<RegionKind, List<RungRule>> ladders, Budgets budgets, String witness) {
  /** No witness is asked. */
  static final String NOBODY = "none";

  RouteTable {
    final Map<RegionKind, List<RungRule>> copy = new EnumMap<>(RegionKind.class);
    ladders.forEach((kind, rungs) -> copy.put(kind, List.copyOf(rungs)));
    ladders = Collections.unmodifiableMap(copy);
  }

  List<RungRule> ladder(RegionKind kind) {
    return ladders.getOrDefault(kind, List.of());
  }
}
