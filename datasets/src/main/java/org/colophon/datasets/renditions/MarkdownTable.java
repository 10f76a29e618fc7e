package org.colophon.datasets.renditions;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Sets tables in Markdown: as a pipe table where GFM can say all of it, otherwise as HTML. */
final class MarkdownTable {
  private MarkdownTable() {}

  static String of(TableGrid grid) {
    if (grid.columns() == 0 || grid.rows() == 0) {
      return "";
    }
    final boolean pipes = !grid.hasSpans() && grid.headerRows() <= 1 && !grid.hasRowHeaders();
    return pipes ? pipes(grid) : html(grid);
  }

  static String of(ChartData data) {
    final StringBuilder out = new StringBuilder();
    row(out, data.head());
    rule(out, data.head().size());
    data.rows().forEach(row -> row(out, row));
    return out.toString();
  }

  private static String pipes(TableGrid grid) {
    final StringBuilder out = new StringBuilder();
    final int body = grid.headerRows();
    row(out, body == 1 ? cells(grid, 0) : Collections.nCopies(grid.columns(), ""));
    rule(out, grid.columns());
    for (int row = body; row < grid.rows(); row++) {
      row(out, cells(grid, row));
    }
    return out.toString();
  }

  private static List<String> cells(TableGrid grid, int row) {
    return IntStream.range(0, grid.columns()).mapToObj(column -> grid.text(row, column)).toList();
  }

  private static void row(StringBuilder out, List<String> cells) {
    final MarkdownText text = new MarkdownText();
    out.append('|');
    cells.forEach(cell -> out.append(' ').append(text.words(cell)).append(" |"));
    out.append('\n');
  }

  private static void rule(StringBuilder out, int columns) {
    out.append('|').append(" --- |".repeat(columns)).append('\n');
  }

  private static String html(TableGrid grid) {
    final StringBuilder out = new StringBuilder("<table>\n");
    for (int row = 0; row < grid.rows(); row++) {
      out.append("<tr>");
      for (int column = 0; column < grid.columns(); column++) {
        if (grid.begins(row, column)) {
          out.append(cell(grid.at(row, column)));
        }
      }
      out.append("</tr>\n");
    }
    return out.append("</table>\n").toString();
  }

  private static String cell(TableGrid.Entry entry) {
    if (entry == null) {
      return "<td></td>";
    }
    final String name = entry.header() ? "th" : "td";
    return "<"
        + name
        + (entry.rowSpan() > 1 ? " rowspan=\"" + entry.rowSpan() + "\"" : "")
        + (entry.columnSpan() > 1 ? " colspan=\"" + entry.columnSpan() + "\"" : "")
        + ">"
        + MarkdownText.html(entry.text())
        + "</"
        + name
        + ">";
  }
}
