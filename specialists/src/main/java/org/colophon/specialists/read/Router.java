package org.colophon.specialists.read;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.Specialist;

/** Says which specialists read regions of a kind, the cheapest first. */
public final class Router {
  private final Map<RegionKind, List<Specialist>> ladders;

  private Router(Map<RegionKind, List<Specialist>> ladders) {
    this.ladders = Collections.unmodifiableMap(ladders);
  }

  /**
   * A router with these ladders; a kind without one gets its image kept.
   *
   * @throws IllegalArgumentException if a specialist does not declare the kind that it is to read
   */
  public static Router of(Map<RegionKind, List<Specialist>> given) {
    final Map<RegionKind, List<Specialist>> ladders = new EnumMap<>(RegionKind.class);
    for (final RegionKind kind : RegionKind.values()) {
      final List<Specialist> ladder = List.copyOf(given.getOrDefault(kind, List.of()));
      for (final Specialist specialist : ladder) {
        if (!specialist.descriptor().kinds().contains(kind)) {
          throw new IllegalArgumentException(
              specialist.descriptor().id() + " does not read regions of kind " + kind.word());
        }
      }
      ladders.put(
          kind,
          ladder.isEmpty()
              ? List.of(
                  ImageKeeper.unreadable("no specialist reads regions of kind " + kind.word()))
              : ladder);
    }
    return new Router(ladders);
  }

  /** The specialists that come with Colophon and need no model. */
  public static Router standard() {
    return of(
        Map.of(
            RegionKind.TABLE, List.of(new TableSpecialist()),
            RegionKind.FIGURE, List.of(ImageKeeper.figures()),
            RegionKind.FORMULA, List.of(ImageKeeper.formulas()),
            RegionKind.CHART, List.of(ImageKeeper.charts())));
  }

  /** The specialists to ask, in order; never empty. */
  public List<Specialist> ladder(RegionKind kind) {
    return ladders.get(kind);
  }
}
