package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * Tables that their rulings give away: horizontal rules of one width above each other with rows of
 * several cells between them, or a grid.
 */
final class RuledTables {
  private static final double CONFIDENCE = 0.85;

  /** Narrowest gap between cells, in font sizes. */
  private static final double CELL_GAP = 0.9;

  /** Between two rules: how many rows there are, and how many of them have several cells. */
  private record Band(Box box, int rows, int tabular, boolean grid) {
    boolean isEmpty() {
      return rows == 0;
    }

    boolean isTabular() {
      return grid || (rows > 0 && tabular >= 0.4 * rows);
    }
  }

  private final PageScale scale;
  private final List<Strip> strips;
  private final List<Box> horizontal;
  private final List<Box> vertical;

  RuledTables(PageScale scale, List<Strip> strips, List<Box> rulings) {
    this.scale = scale;
    this.strips = strips;
    this.horizontal =
        joined(rulings.stream().filter(box -> box.width() >= box.height()).toList(), scale.size());
    this.vertical = rulings.stream().filter(box -> box.height() > box.width()).toList();
  }

  /** Table boxes, not overlapping, from top to bottom. */
  List<Box> find() {
    final List<Box> tables = new ArrayList<>();
    final List<Box> open = new ArrayList<>(horizontal);
    open.removeIf(rule -> rule.width() < 4 * scale.size());
    while (!open.isEmpty()) {
      final Box first = open.remove(0);
      final List<Box> family = new ArrayList<>(List.of(first));
      for (final Box rule : List.copyOf(open)) {
        if (sameExtent(first, rule)) {
          family.add(rule);
          open.remove(rule);
        }
      }
      tables(family, tables);
    }
    return merged(tables);
  }

  private boolean sameExtent(Box a, Box b) {
    final double slack = 1.5 * scale.size();
    return Math.abs(a.left() - b.left()) < slack && Math.abs(a.right() - b.right()) < slack;
  }

  /** Longest stretches of neighbouring bands that look like rows of a table. */
  private void tables(List<Box> family, List<Box> tables) {
    family.sort(Comparator.comparingInt(Box::top));
    int from = 0;
    while (from < family.size() - 1) {
      int to = from;
      int rows = 0;
      boolean grid = false;
      while (to < family.size() - 1) {
        final Band band = band(family.get(to), family.get(to + 1));
        if (!band.isTabular() && !isBridge(family, to, band)) {
          break;
        }
        rows += band.rows;
        grid |= band.grid;
        to++;
      }
      if (rows >= 2 && (to - from >= 2 || rows >= 3 || grid)) {
        tables.add(family.get(from).union(family.get(to)));
      }
      from = Math.max(to, from + 1);
    }
  }

  /** A double rule, or a heading across all columns with table rows below and above it. */
  private boolean isBridge(List<Box> family, int at, Band band) {
    if (band.isEmpty()) {
      return band.box.height() < scale.pitch();
    }
    return band.rows <= 2
        && band.box.height() < 4 * scale.pitch()
        && at + 2 < family.size()
        && band(family.get(at + 1), family.get(at + 2)).isTabular();
  }

  private Band band(Box upper, Box lower) {
    final int left = Math.min(upper.left(), lower.left());
    final int right = Math.max(upper.right(), lower.right());
    final int top = Math.min(upper.bottom(), lower.top());
    final Box box = new Box(left, top, right, Math.max(top, lower.top()));
    final Box reach = box.grow((int) (scale.size() / 2));
    final List<Strip> inside =
        strips.stream()
            .filter(s -> s.box().centerY() > box.top() && s.box().centerY() < box.bottom())
            .filter(s -> reach.contains(s.box().centerX(), s.box().centerY()))
            .toList();
    // A line that sticks out shows that the rules do not frame what is between them.
    if (inside.stream().anyMatch(s -> s.box().width() > box.width() + 2 * scale.size())) {
      return new Band(box, inside.size(), 0, false);
    }
    final List<Row> rows = Row.of(inside);
    final int tabular = (int) rows.stream().filter(this::hasCells).count();
    final boolean columns = !rows.isEmpty() && (isGrid(box) || hasColumns(inside));
    return new Band(box, rows.size(), tabular, columns);
  }

  private boolean hasCells(Row row) {
    final int gaps = Cells.gaps(row, CELL_GAP * scale.size()).size();
    // Two columns of running text look like two cells full of words.
    return gaps >= 1 && row.profile().tokens() <= 6 * (gaps + 1);
  }

  /**
   * Whether white runs down between three columns or more. Cells that are centred over each other's
   * lines make no rows.
   */
  private boolean hasColumns(List<Strip> inside) {
    final double tokens = inside.stream().mapToInt(s -> s.profile().tokens()).average().orElse(0);
    return inside.size() >= 3
        && tokens <= 6
        && Cells.white(inside, CELL_GAP * scale.size()).size() >= 2;
  }

  private boolean isGrid(Box band) {
    final double slack = scale.size();
    return vertical.stream()
        .filter(rule -> rule.left() > band.left() + slack && rule.right() < band.right() - slack)
        .anyMatch(rule -> rule.verticalOverlap(band) > 0.7 * band.height());
  }

  private static List<Box> merged(List<Box> boxes) {
    final List<Box> merged = new ArrayList<>();
    for (final Box box : boxes) {
      Box whole = box;
      for (int i = merged.size() - 1; i >= 0; i--) {
        if (!merged.get(i).intersect(whole).isEmpty()) {
          whole = whole.union(merged.remove(i));
        }
      }
      merged.add(whole);
    }
    merged.sort(Comparator.comparingInt(Box::top).thenComparingInt(Box::left));
    return merged;
  }

  /** Rules that continue each other, as the borders of single cells do, become one. */
  static List<Box> joined(List<Box> rules, double size) {
    final List<Box> sorted = new ArrayList<>(rules);
    sorted.sort(Comparator.comparingDouble(Box::centerY).thenComparingInt(Box::left));
    final List<Box> joined = new ArrayList<>();
    for (final Box rule : sorted) {
      Box whole = rule;
      boolean grew = true;
      while (grew) {
        grew = false;
        for (int i = joined.size() - 1; i >= 0 && i >= joined.size() - 60; i--) {
          final Box other = joined.get(i);
          final int apart =
              Math.max(whole.left(), other.left()) - Math.min(whole.right(), other.right());
          if (Math.abs(other.centerY() - whole.centerY()) < 0.25 * size && apart < size) {
            whole = whole.union(joined.remove(i));
            grew = true;
            break;
          }
        }
      }
      joined.add(whole);
    }
    return joined;
  }

  /** The table with the lines and rulings that belong to it. */
  static Island island(Box box, List<Strip> inside, List<Box> rulings) {
    final Box whole = inside.stream().map(Strip::box).reduce(box, Box::union);
    return new Island(
        RegionKind.TABLE,
        whole,
        inside,
        rulings.stream().filter(rule -> whole.grow(2).contains(rule)).toList(),
        CONFIDENCE);
  }
}
