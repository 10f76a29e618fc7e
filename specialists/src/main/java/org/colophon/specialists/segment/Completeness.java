package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;

/**
 * Makes sure that nothing is lost in silence: every line of the input is in exactly one segment and
 * every picture is inside one, whatever the steps before did.
 */
final class Completeness {
  private static final double CONFIDENCE = 0.3;

  private Completeness() {}

  /** The segments, without lines seen before, followed by what was in none of them. */
  static List<Segment> complete(List<Segment> segments, List<Strip> strips, List<Box> pictures) {
    final Set<Line> missing = Collections.newSetFromMap(new IdentityHashMap<>());
    strips.forEach(strip -> missing.add(strip.line()));
    final List<Segment> complete = new ArrayList<>();
    for (final Segment s : segments) {
      final List<Line> fresh = s.lines().stream().filter(missing::remove).toList();
      complete.add(
          fresh.size() == s.lines().size()
              ? s
              : new Segment(
                  s.kind(), s.level(), s.box(), fresh, s.rulings(), s.target(), s.confidence()));
    }
    for (final Strip strip : strips) {
      if (missing.remove(strip.line())) {
        complete.add(
            segment(
                strip.profile().characters() > 0 ? RegionKind.TEXT : RegionKind.UNKNOWN,
                strip.box(),
                List.of(strip.line())));
      }
    }
    for (final Box picture : pictures) {
      if (!isKept(picture, complete)) {
        complete.add(segment(RegionKind.FIGURE, picture, List.of()));
      }
    }
    return complete;
  }

  /** A picture is kept by a segment that holds most of it, or as the backdrop of others. */
  private static boolean isKept(Box picture, List<Segment> segments) {
    return segments.stream()
        .anyMatch(
            segment -> {
              final Box shared = segment.box().intersect(picture);
              return shared.area() >= 0.5 * picture.area()
                  || (shared.area() >= 0.5 * segment.box().area() && !segment.lines().isEmpty());
            });
  }

  private static Segment segment(RegionKind kind, Box box, List<Line> lines) {
    return new Segment(kind, 0, box, lines, List.of(), -1, CONFIDENCE);
  }
}
