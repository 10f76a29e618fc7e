package org.colophon.datasets.outcomes;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.colophon.datasets.model.Doubt;

/** The least certain of many elements, in memory for those alone. */
final class Doubts {
  private static final Comparator<Doubt> LEAST_CERTAIN_FIRST =
      Comparator.comparingDouble(Doubt::confidence).thenComparing(Doubt::id);

  private final int limit;

  /** The most certain of those kept is at the head, to make room. */
  private final PriorityQueue<Doubt> kept = new PriorityQueue<>(LEAST_CERTAIN_FIRST.reversed());

  Doubts(int limit) {
    this.limit = limit;
  }

  void add(Doubt doubt) {
    kept.add(doubt);
    if (kept.size() > limit) {
      kept.remove();
    }
  }

  List<Doubt> leastCertainFirst() {
    return kept.stream().sorted(LEAST_CERTAIN_FIRST).toList();
  }
}
