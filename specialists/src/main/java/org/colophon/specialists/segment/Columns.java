package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.colophon.datasets.model.Box;

/**
 * Cuts a page into column runs in reading order: recursively along the tallest gutter, first what
 * is above it, then the left and the right side, then what is below. This is the recursive cut of
 * Nagy and Seth, "Hierarchical representation of optically scanned documents" (ICPR 1984), steered
 * by gutters as maximal white rectangles (Breuel, "Two geometric algorithms for layout analysis",
 * DAS 2002) so that a paragraph gap that happens to run across two columns does not come first.
 */
final class Columns {
  /**
   * A part of the page that is read from top to bottom.
   *
   * @param column left and right margin of the column it stands in (top and bottom of the content)
   */
  record Run(List<Placed> items, Box column) {}

  private record Gutter(int left, int right, int top, int bottom, double worth) {}

  /** Narrowest gutter, in font sizes. */
  private static final double NARROWEST = 0.9;

  /** Shortest gutter, in baseline distances. */
  private static final double SHORTEST = 2.5;

  private static final int MAX_DEPTH = 40;

  private final PageScale scale;

  Columns(PageScale scale) {
    this.scale = scale;
  }

  List<Run> runs(List<Placed> items) {
    final List<Run> runs = new ArrayList<>();
    if (!items.isEmpty()) {
      cut(items, bounds(items), 0, runs);
    }
    return runs;
  }

  private void cut(List<Placed> items, Box column, int depth, List<Run> runs) {
    if (items.isEmpty()) {
      return;
    }
    final Optional<Gutter> found = depth < MAX_DEPTH ? gutter(items) : Optional.empty();
    if (found.isEmpty()) {
      final Box box = bounds(items);
      runs.add(new Run(items, new Box(column.left(), box.top(), column.right(), box.bottom())));
      return;
    }
    final Gutter gutter = found.get();
    final List<Placed> above = new ArrayList<>();
    final List<Placed> below = new ArrayList<>();
    final List<Placed> left = new ArrayList<>();
    final List<Placed> right = new ArrayList<>();
    for (final Placed item : items) {
      final double y = item.box().centerY();
      if (y < gutter.top) {
        above.add(item);
      } else if (y >= gutter.bottom) {
        below.add(item);
      } else if (item.box().right() <= gutter.left) {
        left.add(item);
      } else {
        right.add(item);
      }
    }
    lastLines(left, right, above);
    cut(above, column, depth + 1, runs);
    if (left.isEmpty()) {
      cut(right, column, depth + 1, runs);
      cut(below, column, depth + 1, runs);
      return;
    }
    final Box leftBox = bounds(left);
    final Box rightBox = bounds(right);
    cut(left, span(Math.min(column.left(), leftBox.left()), leftBox.right()), depth + 1, runs);
    cut(right, span(rightBox.left(), Math.max(column.right(), rightBox.right())), depth + 1, runs);
    cut(below, column, depth + 1, runs);
  }

  /**
   * Moves the short last line of a paragraph that stands across both columns from the left one, on
   * whose side of the gutter it happens to end, back to its paragraph.
   */
  private void lastLines(List<Placed> left, List<Placed> right, List<Placed> above) {
    final Optional<Placed> last =
        above.stream().max(Comparator.comparingInt(item -> item.box().bottom()));
    final Optional<Placed> next =
        left.stream().min(Comparator.comparingInt(item -> item.box().top()));
    if (last.isEmpty() || next.isEmpty() || !(last.get() instanceof Strip upper)) {
      return;
    }
    final Box box = next.get().box();
    final boolean alone =
        right.stream().allMatch(item -> item.box().top() > box.bottom())
            && left.stream()
                .allMatch(item -> item == next.get() || item.box().top() > box.bottom());
    if (alone
        && next.get() instanceof Strip lower
        && lower.base() - upper.base() < 1.3 * scale.pitch()
        && Math.abs(box.left() - upper.box().left()) < scale.size()
        && upper.box().right() > bounds(right).left()) {
      left.remove(lower);
      above.add(lower);
    }
  }

  private Optional<Gutter> gutter(List<Placed> items) {
    final List<Placed> byTop = new ArrayList<>(items);
    byTop.sort(Comparator.comparingInt(item -> item.box().top()));
    final int width = (int) Math.max(2, NARROWEST * scale.size());
    // Gutters end where something begins; edges closer than a quarter of a letter are one.
    final int step = (int) Math.max(1, scale.size() / 4);
    final TreeSet<Integer> edges = new TreeSet<>();
    items.forEach(item -> edges.add(Math.floorDiv(item.box().left(), step) * step));
    Gutter best = null;
    for (final int edge : edges) {
      best = tallest(byTop, edge - width, edge, best);
    }
    return Optional.ofNullable(best);
  }

  /** The tallest gutter between these edges where it beats the best one so far, else that one. */
  private Gutter tallest(List<Placed> byTop, int left, int right, Gutter bestSoFar) {
    Gutter best = bestSoFar;
    int top = Integer.MIN_VALUE;
    final List<Placed> between = new ArrayList<>();
    for (int i = 0; i <= byTop.size(); i++) {
      final Placed item = i < byTop.size() ? byTop.get(i) : null;
      if (item != null && (item.box().right() <= left || item.box().left() >= right)) {
        between.add(item);
        continue;
      }
      final int bottom = item == null ? Integer.MAX_VALUE : item.box().top();
      final Gutter gutter = measured(between, left, right, top, bottom);
      if (gutter != null
          && (best == null || gutter.worth > best.worth)
          && areColumns(between, gutter)) {
        best = gutter;
      }
      if (item != null) {
        if (item.box().bottom() > top) {
          top = item.box().bottom();
        }
        final int from = top;
        between.removeIf(other -> other.box().centerY() < from);
      }
    }
    return best;
  }

  /** The gutter between what stands at its two sides, or null if that is too little. */
  private Gutter measured(List<Placed> between, int left, int right, int top, int bottom) {
    final List<Placed> atLeft = side(between, box -> box.right() <= left, top, bottom);
    final List<Placed> atRight = side(between, box -> box.left() >= right, top, bottom);
    if (atLeft.isEmpty() || atRight.isEmpty()) {
      return null;
    }
    final int shared = bounds(atLeft).verticalOverlap(bounds(atRight));
    if (shared < SHORTEST * scale.pitch()) {
      return null;
    }
    // Of gutters equally tall the widest is the true one; its width breaks ties.
    final int white = bounds(atRight).left() - bounds(atLeft).right();
    return new Gutter(left, right, top, bottom, shared + Math.min(white, scale.size()) * 0.1);
  }

  private static List<Placed> side(
      List<Placed> between, Predicate<Box> where, int top, int bottom) {
    return between.stream()
        .filter(item -> where.test(item.box()))
        .filter(item -> item.box().centerY() >= top && item.box().centerY() < bottom)
        .toList();
  }

  /**
   * Columns hold running text or floats; the cells of a table and the numbers of equations are
   * short, ragged, and share their baselines with what stands beside them.
   */
  private boolean areColumns(List<Placed> between, Gutter gutter) {
    final List<Placed> left =
        side(between, box -> box.right() <= gutter.left, gutter.top, gutter.bottom);
    final List<Placed> right =
        side(between, box -> box.left() >= gutter.right, gutter.top, gutter.bottom);
    final boolean bothRun = isRunning(left) && isRunning(right);
    return bothRun || !aligned(left, right);
  }

  private boolean isRunning(List<Placed> side) {
    final List<Strip> strips = strips(side);
    if (strips.isEmpty()) {
      return bounds(side).width() >= 5 * scale.size();
    }
    // Text beside a float is as wide as the float leaves room.
    final Box bounds = bounds(List.copyOf(strips));
    final List<Row> rows = Row.of(strips);
    // By letters, because formulas leave many short rows in a column of text.
    final double[] letters = rows.stream().mapToDouble(r -> r.profile().characters()).toArray();
    final double[] widths = rows.stream().mapToDouble(row -> row.box().width()).toArray();
    final double[] gaps =
        rows.stream().mapToDouble(row -> Cells.gaps(row, 1.5 * scale.size()).size()).toArray();
    return Medians.weighted(widths, letters) >= Math.max(0.6 * bounds.width(), 8 * scale.size())
        && Medians.weighted(gaps, letters) < 1;
  }

  private boolean aligned(List<Placed> left, List<Placed> right) {
    final List<Strip> one = strips(left);
    final List<Strip> other = strips(right);
    final List<Strip> fewer = one.size() < other.size() ? one : other;
    final List<Strip> more = one.size() < other.size() ? other : one;
    final long partnered =
        fewer.stream()
            .filter(
                strip -> more.stream().anyMatch(s -> Row.sharedHeight(s.box(), strip.box()) > 0.6))
            .count();
    return !fewer.isEmpty() && partnered >= 0.6 * fewer.size();
  }

  private static List<Strip> strips(List<Placed> items) {
    return items.stream().filter(Strip.class::isInstance).map(Strip.class::cast).toList();
  }

  private static Box span(int left, int right) {
    return new Box(left, 0, Math.max(left, right), 0);
  }

  private static Box bounds(List<Placed> items) {
    return items.stream().map(Placed::box).reduce(Box::union).orElseThrow();
  }
}
