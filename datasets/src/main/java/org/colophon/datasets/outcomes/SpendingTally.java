package org.colophon.datasets.outcomes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Spending;

/** Adds up what readings cost; the memory is bounded by the number of specialists and kinds. */
final class SpendingTally {
  private final Map<String, Spending> sums = new TreeMap<>();

  /** Counts the cost of a reading; any other is passed over. */
  void add(Cost cost) {
    if (!cost.specialist().isEmpty()) {
      sums.merge(
          cost.specialist() + " " + cost.kind(),
          new Spending(
              cost.specialist(),
              cost.kind(),
              1,
              cost.cpuSeconds(),
              cost.wallSeconds(),
              cost.usage()),
          Spending::plus);
    }
  }

  /** In order of specialist and kind. */
  List<Spending> list() {
    return List.copyOf(sums.values());
  }
}
