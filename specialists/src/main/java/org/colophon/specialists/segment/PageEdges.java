package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Box;

/**
 * Sets the lines at the top and bottom edge of the page and those in its side margins apart from
 * the running text, before columns are looked for: running titles and folios stand across columns.
 */
final class PageEdges {
  /** Farthest from the edge of the page, as a share of its height. */
  private static final double ZONE = 0.14;

  private static final int MAX_ROWS = 3;

  /** White that sets an edge row apart, in baseline distances. */
  private static final double APART = 0.9;

  private static final int SPECK_CHARACTERS = 2;
  private static final double DOUBTFUL = 0.6;

  /** Fewest words of a full line of text. */
  private static final int PROSE_TOKENS = 8;

  private static final double FOLIO_APART = 0.3;

  /** White between a folio and a running title, in letter sizes. */
  private static final double SPREAD = 8;

  private static final double NUMBERED_APART = 0.55;

  private final PageScale scale;
  private final List<Box> rules;
  private final DisplayMath math;

  PageEdges(PageScale scale, List<Box> rules, boolean textLayer) {
    this.scale = scale;
    this.rules = rules;
    this.math = new DisplayMath(scale, textLayer);
  }

  /** Takes the rows at an edge out of {@code strips}: -1 for the top, 1 for the bottom. */
  List<Part> take(int edge, List<Strip> strips, List<Island> islands) {
    if (strips.isEmpty()) {
      return List.of();
    }
    final Box text = strips.stream().map(Strip::box).reduce(Box::union).orElseThrow();
    final List<Row> rows = new ArrayList<>(Row.of(strips));
    if (edge > 0) {
      java.util.Collections.reverse(rows);
    }
    int taken = 0;
    for (int i = 0; i < Math.min(MAX_ROWS, rows.size() - 1); i++) {
      final Row row = rows.get(i);
      if (!inZone(row, edge) || !isRunning(row, text) || isProse(row, rows.get(i + 1), text)) {
        break;
      }
      final Row next = nextRead(rows, i);
      final double white = white(row, next, islands, edge);
      final boolean ruled = isRuledOff(row, next, islands, edge);
      if (white > apart(row, i) * scale.pitch() || ruled) {
        taken = i + 1;
      }
    }
    taken = withoutNotes(rows, taken, edge);
    final List<Row> found = new ArrayList<>(rows.subList(0, taken));
    if (edge > 0) {
      java.util.Collections.reverse(found);
    }
    final List<Part> parts = new ArrayList<>();
    for (final Row row : found) {
      strips.removeAll(row.strips());
      parts.add(new Part(new Draft(List.of(row), text, false), null, -1, edge, false));
    }
    return parts;
  }

  /** The next row inwards that is more than a speck read as a letter or two. */
  private static Row nextRead(List<Row> rows, int index) {
    int next = index + 1;
    while (next + 1 < rows.size()
        && rows.get(next).profile().characters() <= SPECK_CHARACTERS
        && rows.get(next).confidence() < DOUBTFUL) {
      next++;
    }
    return rows.get(next);
  }

  /** How many rows are left without the lines of a footnote at the inner end of {@code taken}. */
  private int withoutNotes(List<Row> rows, int taken, int edge) {
    if (edge < 0 || taken == 0) {
      return taken;
    }
    final Row first = rows.get(taken - 1);
    if (!isNote(first) && !isBelowShortRule(first)) {
      return taken;
    }
    int rest = taken - 1;
    while (rest > 0
        && !Markers.pageNumber(rows.get(rest - 1).profile().text())
        && white(rows.get(rest - 1), rows.get(rest), List.of(), edge) < APART * scale.pitch()) {
      rest--;
    }
    return rest;
  }

  /** Whether the short rule that parts notes from the text stands right above the row. */
  private boolean isBelowShortRule(Row row) {
    return row.profile().tokens() > 5
        && rules.stream()
            .anyMatch(
                rule ->
                    rule.width() > 2 * scale.size()
                        && rule.width() < 0.5 * row.box().width()
                        && Math.abs(rule.left() - row.box().left()) < 2 * scale.size()
                        && rule.centerY() < row.box().top() + 0.3 * scale.size()
                        && row.box().top() - rule.centerY() < 1.5 * scale.pitch());
  }

  /** The surer a row looks like a running line, the less white it needs. */
  private static double apart(Row row, int index) {
    final String text = row.profile().text().trim();
    if (index == 0 && Markers.pageNumber(text)) {
      return FOLIO_APART;
    }
    final boolean numbered =
        Markers.pageNumber(text.substring(text.lastIndexOf(' ') + 1))
            || Markers.pageNumber(text.substring(0, Math.max(0, text.indexOf(' '))));
    if (index == 0 && numbered) {
      return isSpread(row) ? FOLIO_APART : NUMBERED_APART;
    }
    return APART;
  }

  /** Whether a row stands at both margins, with white in between, as folio and title do. */
  private static boolean isSpread(Row row) {
    final List<Strip> strips = row.strips();
    for (int i = 1; i < strips.size(); i++) {
      final int white = strips.get(i).box().left() - strips.get(i - 1).box().right();
      if (white > SPREAD * row.size()) {
        return true;
      }
    }
    return false;
  }

  private boolean inZone(Row row, int edge) {
    return edge < 0
        ? row.box().bottom() < ZONE * scale.height()
        : row.box().top() > (1 - ZONE) * scale.height();
  }

  private boolean isRunning(Row row, Box text) {
    final String line = row.profile().text();
    if (Markers.pageNumber(line)) {
      return true;
    }
    return row.size() < 1.25 * scale.size()
        && row.profile().tokens() <= 25
        && !Markers.caption(line)
        && !Markers.chapter(line)
        && !isNote(row)
        && !math.isDisplay(row, text);
  }

  /** Whether two rows are neighbouring lines of a paragraph, set as large and wide as the text. */
  private boolean isProse(Row row, Row next, Box text) {
    final double apart = Math.abs(row.base() - next.base());
    final int wide = Math.max(row.box().width(), next.box().width());
    return apart < 1.2 * scale.pitch()
        && Math.min(row.size(), next.size()) > 0.97 * scale.size()
        && wide > 0.85 * text.width()
        && Math.max(row.profile().tokens(), next.profile().tokens()) >= PROSE_TOKENS
        && Math.min(row.profile().prose(), next.profile().prose()) > 0.6;
  }

  /** A footnote of one line, rather than a folio with a running title. */
  private static boolean isNote(Row row) {
    final String line = row.profile().text();
    final boolean mark = !line.isEmpty() && !Character.isLetterOrDigit(line.charAt(0));
    return Markers.footnote(line) && (mark || row.profile().tokens() > 8);
  }

  /** White between the row and what comes next towards the middle of the page. */
  private static double white(Row row, Row next, List<Island> islands, int edge) {
    double white =
        edge < 0 ? next.box().top() - row.box().bottom() : row.box().top() - next.box().bottom();
    for (final Island island : islands) {
      final boolean inward = edge * (row.box().centerY() - island.box().centerY()) > 0;
      final double distance =
          edge < 0
              ? island.box().top() - row.box().bottom()
              : row.box().top() - island.box().bottom();
      white = inward ? Math.min(white, distance) : white;
    }
    return white;
  }

  /** Whether a rule across most of the text, not that of a table, parts the row from the next. */
  private boolean isRuledOff(Row row, Row next, List<Island> islands, int edge) {
    final double from = edge < 0 ? row.box().centerY() : next.box().centerY();
    final double to = edge < 0 ? next.box().centerY() : row.box().centerY();
    return rules.stream()
        .filter(rule -> rule.width() > 0.7 * Math.max(row.box().width(), next.box().width()))
        .filter(rule -> rule.centerY() > from && rule.centerY() < to)
        .filter(rule -> rule.height() < scale.size())
        .anyMatch(
            rule ->
                islands.stream()
                    .noneMatch(island -> !island.box().grow(3).intersect(rule).isEmpty()));
  }

  /** Takes the lines beside the running text out of {@code strips}, from top to bottom. */
  List<Part> takeBeside(List<Strip> strips) {
    final List<Strip> running =
        strips.stream()
            .filter(s -> s.profile().tokens() >= 5 && s.box().width() > 12 * scale.size())
            .toList();
    if (running.size() < 8) {
      return List.of();
    }
    final Box text = running.stream().map(Strip::box).reduce(Box::union).orElseThrow();
    final double slack = 0.3 * scale.size();
    final List<Strip> beside =
        strips.stream()
            .filter(
                s -> s.box().right() < text.left() - slack || s.box().left() > text.right() + slack)
            .filter(s -> s.box().width() < 0.3 * text.width())
            .toList();
    strips.removeAll(beside);
    final List<Part> parts = new ArrayList<>();
    final List<Row> group = new ArrayList<>();
    for (final Row row : Row.of(beside)) {
      if (!group.isEmpty() && !continues(group.get(group.size() - 1), row)) {
        parts.add(beside(group));
        group.clear();
      }
      group.add(row);
    }
    if (!group.isEmpty()) {
      parts.add(beside(group));
    }
    return parts;
  }

  private boolean continues(Row upper, Row lower) {
    return lower.box().top() - upper.box().bottom() < 0.8 * scale.pitch()
        && upper.box().horizontalOverlap(lower.box()) > 0;
  }

  private static Part beside(List<Row> rows) {
    final Box box = rows.stream().map(Row::box).reduce(Box::union).orElseThrow();
    return new Part(new Draft(rows, box, false), null, -1, 0, true);
  }
}
