package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;

/** Puts the lines and islands of a page into parts in reading order. */
final class PageLayout {
  private final PageScale scale;
  private final boolean textLayer;
  private final List<Box> rulings;
  private final List<Box> rules;

  PageLayout(PageScale scale, boolean textLayer, List<Box> rulings) {
    this.scale = scale;
    this.textLayer = textLayer;
    this.rulings = rulings;
    this.rules =
        RuledTables.joined(
            rulings.stream().filter(box -> box.width() > box.height()).toList(), scale.size());
  }

  /** Every strip and island ends in exactly one part. */
  List<Part> parts(List<Strip> strips, List<Island> islands) {
    final List<Strip> rest = new ArrayList<>(strips);
    final PageEdges edges = new PageEdges(scale, rules, textLayer);
    final List<Part> top = edges.take(-1, rest, islands);
    final List<Part> bottom = edges.take(1, rest, islands);
    final List<Part> beside = edges.takeBeside(rest);
    final List<Placed> items = new ArrayList<>(rest);
    items.addAll(islands);
    final List<Part> parts = new ArrayList<>();
    int run = 0;
    for (final Columns.Run column : new Columns(scale).runs(items)) {
      parts.addAll(new FigurePanels(scale).joined(partsOf(column, run++)));
    }
    beside.forEach(note -> insertBeside(parts, note));
    parts.addAll(0, top);
    parts.addAll(bottom);
    return parts;
  }

  private List<Part> partsOf(Columns.Run column, int run) {
    final List<Strip> strips =
        column.items().stream().filter(Strip.class::isInstance).map(Strip.class::cast).toList();
    final List<Row> rows = Row.of(strips);
    final List<Island> islands =
        new ArrayList<>(
            column.items().stream()
                .filter(Island.class::isInstance)
                .map(Island.class::cast)
                .toList());
    final List<Row> running = new ArrayList<>();
    int next = 0;
    for (final AlignedTables.Span span : new AlignedTables(scale).find(rows)) {
      running.addAll(rows.subList(next, span.from()));
      islands.add(table(rows.subList(span.from(), span.to())));
      next = span.to();
    }
    running.addAll(rows.subList(next, rows.size()));
    islands.sort(Comparator.comparingInt((Island island) -> island.box().top()));
    return woven(running, islands, column.column(), run);
  }

  /** Rows in paragraphs, with every island before the first row that starts below its top. */
  private List<Part> woven(List<Row> rows, List<Island> islands, Box column, int run) {
    final Paragraphs paragraphs = new Paragraphs(scale, textLayer, rules);
    final List<Part> parts = new ArrayList<>();
    int from = 0;
    for (final Island island : islands) {
      int to = from;
      while (to < rows.size() && rows.get(to).box().centerY() < island.box().top()) {
        to++;
      }
      paragraphs.of(rows.subList(from, to), column).forEach(d -> parts.add(Part.ofDraft(d, run)));
      parts.add(Part.ofIsland(island, run));
      from = to;
    }
    paragraphs
        .of(rows.subList(from, rows.size()), column)
        .forEach(draft -> parts.add(Part.ofDraft(draft, run)));
    return parts;
  }

  private Island table(List<Row> rows) {
    final List<Strip> strips = rows.stream().flatMap(row -> row.strips().stream()).toList();
    final Box box = strips.stream().map(Strip::box).reduce(Box::union).orElseThrow();
    return RuledTables.island(box, strips, rulings);
  }

  /** A note in the margin is read after the part it stands beside. */
  private static void insertBeside(List<Part> parts, Part note) {
    int best = -1;
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < parts.size(); i++) {
      final Box box = parts.get(i).box();
      final double y = note.box().top();
      final double distance =
          y < box.top() ? box.top() - y : y > box.bottom() ? y - box.bottom() : 0;
      if (distance < nearest) {
        nearest = distance;
        best = i;
      }
    }
    parts.add(best + 1, note);
  }
}
