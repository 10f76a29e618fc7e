package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;

/**
 * Tables without rulings: three rows or more, one below the other, whose gaps stand above each
 * other.
 */
final class AlignedTables {
  /** Rows {@code from} to {@code to}, exclusive, are a table. */
  record Span(int from, int to) {}

  private static final double CELL_GAP = 1.0;
  private static final double SHARED_GAP = 0.6;
  private static final int MIN_ROWS = 3;

  private final PageScale scale;

  AlignedTables(PageScale scale) {
    this.scale = scale;
  }

  /** Spans of rows of one column that are tables, from top to bottom, not overlapping. */
  List<Span> find(List<Row> rows) {
    final List<Span> spans = new ArrayList<>();
    int from = 0;
    while (from < rows.size()) {
      final int to = grow(rows, from);
      if (to > from) {
        spans.add(new Span(from, to));
        from = to;
      } else {
        from++;
      }
    }
    return spans;
  }

  private int grow(List<Row> rows, int from) {
    List<Cells.Gap> white = gaps(rows.get(from));
    int celled = 1;
    int cells = white.size() + 1;
    int tokens = rows.get(from).profile().tokens();
    int to = from + 1;
    int loose = 0;
    for (int i = from + 1; i < rows.size() && !white.isEmpty() && loose < 3; i++) {
      final Row row = rows.get(i);
      if (row.base() - rows.get(i - 1).base() > 2.5 * scale.pitch()) {
        break;
      }
      final List<Cells.Gap> gaps = gaps(row);
      if (gaps.isEmpty()) {
        // The second line of a cell, or a heading across the columns.
        loose += crosses(row.box(), white) ? 2 : 1;
        continue;
      }
      final List<Cells.Gap> shared = shared(white, gaps);
      if (shared.isEmpty()) {
        break;
      }
      white = shared;
      celled++;
      cells += gaps.size() + 1;
      tokens += row.profile().tokens();
      to = i + 1;
      loose = 0;
    }
    final boolean table =
        celled >= MIN_ROWS
            && celled >= 0.6 * (to - from)
            && (double) tokens / cells <= 5
            && !isRunning(rows.subList(from, to), (double) tokens / cells)
            && !isList(rows.subList(from, to), white)
            && !isMath(rows.subList(from, to));
    return table ? to : from;
  }

  private List<Cells.Gap> gaps(Row row) {
    return Cells.gaps(row, CELL_GAP * scale.size());
  }

  private List<Cells.Gap> shared(List<Cells.Gap> one, List<Cells.Gap> other) {
    final List<Cells.Gap> shared = new ArrayList<>();
    for (final Cells.Gap a : one) {
      for (final Cells.Gap b : other) {
        final Cells.Gap both = a.shared(b);
        if (both.width() >= SHARED_GAP * scale.size()) {
          shared.add(both);
        }
      }
    }
    return shared;
  }

  private static boolean crosses(Box box, List<Cells.Gap> white) {
    return white.stream().anyMatch(gap -> box.left() < gap.from() && box.right() > gap.to());
  }

  /** Narrow columns of running text beside each other. */
  private static boolean isRunning(List<Row> rows, double tokensPerCell) {
    final double prose =
        rows.stream().mapToDouble(row -> row.profile().prose()).average().orElse(0);
    return rows.size() >= 5 && tokensPerCell >= 2.6 && prose > 0.65;
  }

  /** One gap only, behind the markers of list items. */
  private static boolean isList(List<Row> rows, List<Cells.Gap> white) {
    return white.size() == 1
        && rows.stream()
                .filter(
                    row ->
                        Markers.bullet(row.profile().text())
                            || Markers.enumerated(row.profile().text()))
                .count()
            >= 0.5 * rows.size();
  }

  /** Equations, maybe with their numbers at the margin. */
  private static boolean isMath(List<Row> rows) {
    final TextProfile all =
        TextProfile.of(
            rows.stream().map(row -> row.profile().text()).collect(Collectors.joining(" ")));
    final long numbered =
        rows.stream()
            .filter(row -> Markers.equationNumber(lastToken(row.profile().text())))
            .count();
    return (numbered >= 0.3 * rows.size() && all.operators() > 0)
        || (all.prose() < 0.45 && all.digits() < 0.4 && all.operators() >= 0.7 * rows.size());
  }

  private static String lastToken(String text) {
    final String trimmed = text.trim();
    return trimmed.substring(trimmed.lastIndexOf(' ') + 1);
  }
}
