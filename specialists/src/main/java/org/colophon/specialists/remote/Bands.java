package org.colophon.specialists.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;

/**
 * Strips of a region that follow each other: where one is known it stays, and the others share the
 * room between their known neighbours evenly, because nothing says more.
 */
final class Bands {
  private Bands() {}

  /** An extent along one axis, pixels. */
  private record Extent(int from, int to) {}

  /** Strips below each other, as wide as the region. */
  static List<Box> rows(List<Optional<Box>> known, Box region) {
    return fill(
            known.stream().map(b -> b.map(box -> new Extent(box.top(), box.bottom()))).toList(),
            region.top(),
            region.bottom())
        .stream()
        .map(e -> new Box(region.left(), e.from(), region.right(), e.to()))
        .toList();
  }

  /** Strips beside each other, as high as the region. */
  static List<Box> columns(List<Optional<Box>> known, Box region) {
    return fill(
            known.stream().map(b -> b.map(box -> new Extent(box.left(), box.right()))).toList(),
            region.left(),
            region.right())
        .stream()
        .map(e -> new Box(e.from(), region.top(), e.to(), region.bottom()))
        .toList();
  }

  private static List<Extent> fill(List<Optional<Extent>> known, int start, int end) {
    final List<Extent> all = new ArrayList<>();
    int from = 0;
    int edge = start;
    while (from < known.size()) {
      if (known.get(from).isPresent()) {
        all.add(known.get(from).get());
        edge = known.get(from).get().to();
        from++;
        continue;
      }
      int to = from;
      while (to < known.size() && known.get(to).isEmpty()) {
        to++;
      }
      final int limit =
          Math.max(edge, to < known.size() ? known.get(to).get().from() : Math.max(edge, end));
      for (int i = 0; i < to - from; i++) {
        all.add(
            new Extent(
                edge + (int) ((long) (limit - edge) * i / (to - from)),
                edge + (int) ((long) (limit - edge) * (i + 1) / (to - from))));
      }
      from = to;
    }
    return all;
  }
}
