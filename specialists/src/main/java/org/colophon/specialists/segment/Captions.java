package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/** Binds captions to the figure, chart or table they stand at, nearest pairs first. */
final class Captions {
  private record Pair(int caption, int target, double distance) {}

  /** Farthest caption, in baseline distances. */
  private static final double FARTHEST = 6;

  /** What it costs to bind a caption that names a table to a figure, or the other way round. */
  private static final double WRONG_KIND = 3;

  /** What it costs to bind a caption to a blot or an ornament. */
  private static final double ORNAMENT = 4;

  private final PageScale scale;

  Captions(PageScale scale) {
    this.scale = scale;
  }

  /** The same segments, with the targets of captions set. */
  List<Segment> bound(List<Segment> segments) {
    final List<Pair> pairs = new ArrayList<>();
    for (int c = 0; c < segments.size(); c++) {
      if (segments.get(c).kind() == RegionKind.CAPTION) {
        for (int t = 0; t < segments.size(); t++) {
          final double distance = distance(segments.get(c), segments.get(t));
          if (distance < FARTHEST) {
            pairs.add(new Pair(c, t, distance));
          }
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::distance)
            .thenComparingInt(Pair::caption)
            .thenComparingInt(Pair::target));
    final int[] targets = new int[segments.size()];
    java.util.Arrays.fill(targets, -1);
    final Set<Integer> named = new HashSet<>();
    for (final Pair pair : pairs) {
      if (targets[pair.caption] < 0 && named.add(pair.target)) {
        targets[pair.caption] = pair.target;
      }
    }
    // What is left over is a second paragraph of a caption.
    for (final Pair pair : pairs) {
      if (targets[pair.caption] < 0) {
        targets[pair.caption] = pair.target;
      }
    }
    final List<Segment> bound = new ArrayList<>(segments.size());
    for (int i = 0; i < targets.length; i++) {
      bound.add(targets[i] < 0 ? segments.get(i) : withTarget(segments.get(i), targets[i]));
    }
    return bound;
  }

  private double distance(Segment caption, Segment target) {
    final boolean table = target.kind() == RegionKind.TABLE;
    if (!table && target.kind() != RegionKind.FIGURE && target.kind() != RegionKind.CHART) {
      return Double.MAX_VALUE;
    }
    final Box a = caption.box();
    final Box b = target.box();
    final double down = Math.max(0, Math.max(a.top() - b.bottom(), b.top() - a.bottom()));
    final double across = Math.max(0, Math.max(a.left() - b.right(), b.left() - a.right()));
    final String text = caption.lines().isEmpty() ? "" : caption.lines().get(0).text();
    final boolean wrong = Markers.caption(text) && Markers.tableCaption(text) != table;
    // Figures have their captions below as a rule, tables above.
    final boolean unusual = table ? a.top() > b.top() : a.top() < b.top();
    final boolean ornament = Math.min(b.width(), b.height()) < 2 * scale.pitch();
    return (down + across) / scale.pitch()
        + (wrong ? WRONG_KIND : 0)
        + (ornament ? ORNAMENT : 0)
        + (unusual ? 0.5 : 0);
  }

  private static Segment withTarget(Segment s, int target) {
    return new Segment(
        s.kind(), s.level(), s.box(), s.lines(), s.rulings(), target, s.confidence());
  }
}
