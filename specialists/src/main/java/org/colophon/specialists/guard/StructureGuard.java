package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Series;

/**
 * The structure of a reading is well formed: its confidence is a probability; cells of a table fit
 * into its grid and do not overlap; groups and environments of a formula's LaTeX are closed; series
 * of a chart have different names and values that are numbers, and over common categories all have
 * as many points.
 */
final class StructureGuard implements Guard {
  /** More grid positions than any printed table has; the check takes memory for each. */
  private static final long MAX_POSITIONS = 4_000_000;

  private static final String FENCE_OPEN = "\\left";
  private static final String FENCE_CLOSE = "\\right";

  @Override
  public String name() {
    return "structure";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) {
    final double confidence = evidence.reading().confidence();
    if (!(confidence >= 0 && confidence <= 1)) {
      return Optional.of(
          Objection.rejection(this, "the confidence " + confidence + " is no probability"));
    }
    final Optional<String> fault;
    if (evidence.reading().content() instanceof Content.Table table) {
      fault = gridFault(table);
    } else if (evidence.reading().content() instanceof Content.Formula formula) {
      fault = latexFault(formula.latex());
    } else if (evidence.reading().content() instanceof Content.Chart chart) {
      fault = seriesFault(chart.series());
    } else {
      fault = Optional.empty();
    }
    return fault.map(reason -> Objection.rejection(this, reason));
  }

  private static Optional<String> gridFault(Content.Table table) {
    if (table.rows() < 0 || table.columns() < 0) {
      return Optional.of("a table of less than nothing");
    }
    if ((long) table.rows() * table.columns() > MAX_POSITIONS) {
      return Optional.of("a table of " + table.rows() + " rows, " + table.columns() + " columns");
    }
    final BitSet taken = new BitSet();
    for (final Cell cell : table.cells()) {
      final boolean inside =
          cell.row() >= 0
              && cell.column() >= 0
              && cell.rowSpan() >= 1
              && cell.columnSpan() >= 1
              && cell.rowSpan() <= table.rows() - cell.row()
              && cell.columnSpan() <= table.columns() - cell.column();
      if (!inside) {
        return Optional.of("a cell lies outside the table: row " + cell.row());
      }
      for (int r = cell.row(); r < cell.row() + cell.rowSpan(); r++) {
        final int from = r * table.columns() + cell.column();
        final int to = from + cell.columnSpan();
        final int next = taken.nextSetBit(from);
        if (next >= 0 && next < to) {
          return Optional.of("two cells overlap in row " + r);
        }
        taken.set(from, to);
      }
    }
    return Optional.empty();
  }

  /** What is open at the end or closed without having been opened. */
  private static Optional<String> latexFault(String latex) {
    final List<String> open = new ArrayList<>();
    int at = 0;
    while (at < latex.length()) {
      final char c = latex.charAt(at);
      String opened = "";
      String closed = "";
      int next = at + 1;
      if (c == '{') {
        opened = "{";
      } else if (c == '}') {
        closed = "{";
      } else if (c == '\\') {
        next = commandEnd(latex, at);
        final String command = latex.substring(at, next);
        if (command.equals(FENCE_OPEN)) {
          opened = FENCE_OPEN;
        } else if (command.equals(FENCE_CLOSE)) {
          closed = FENCE_OPEN;
        } else if (command.equals("\\begin") || command.equals("\\end")) {
          final int end = latex.indexOf('}', next);
          if (end < 0 || latex.charAt(next) != '{') {
            return Optional.of(command + " without the name of an environment");
          }
          final String name = latex.substring(next + 1, end);
          opened = command.equals("\\begin") ? name : "";
          closed = command.equals("\\end") ? name : "";
          next = end + 1;
        }
      }
      if (!closed.isEmpty() && (open.isEmpty() || !open.remove(open.size() - 1).equals(closed))) {
        return Optional.of("the formula closes " + closed + " where it is not open");
      }
      if (!opened.isEmpty()) {
        open.add(opened);
      }
      at = next;
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of("the formula leaves " + open.get(open.size() - 1) + " open");
  }

  private static int commandEnd(String latex, int at) {
    int end = at + 1;
    while (end < latex.length() && isAsciiLetter(latex.charAt(end))) {
      end++;
    }
    // A command is letters, or one sign, such as an escaped brace.
    return Math.min(latex.length(), Math.max(end, at + 2));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Optional<String> seriesFault(List<Series> all) {
    final Set<String> names = new HashSet<>();
    final Set<List<String>> categories = new HashSet<>();
    final Set<Integer> lengths = new HashSet<>();
    boolean isByCategory = true;
    for (final Series series : all) {
      if (series.points().isEmpty()) {
        return Optional.of("a series without points: " + series.name());
      }
      if (!names.add(series.name())) {
        return Optional.of("two series of one name: " + series.name());
      }
      for (final Point point : series.points()) {
        if (!Double.isFinite(point.y())) {
          return Optional.of("a point without a value in the series " + series.name());
        }
        isByCategory &= point.x().codePoints().anyMatch(Character::isLetter);
      }
      categories.add(series.points().stream().map(Point::x).toList());
      lengths.add(series.points().size());
    }
    return isByCategory && lengths.size() > 1 && categories.size() == all.size()
        ? Optional.of("series over the same categories differ in length: " + lengths)
        : Optional.empty();
  }
}
