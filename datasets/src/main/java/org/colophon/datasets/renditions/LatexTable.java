package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sets a table as a longtable. A narrow one has columns as wide as their text; in a wide one the
 * columns share the line's width by the length of their text, and the type gets smaller with their
 * number, so that it does not run off the page.
 */
final class LatexTable {
  /** Characters that fit on a line of the edition in small type. */
  private static final int LINE = 80;

  /** A repeated head higher than this could fill the page and leave no room for the table. */
  private static final int MAX_HEAD_ROWS = 4;

  private static final int MAX_HEAD_TEXT = 400;

  private final TableGrid grid;
  private final LatexText text;
  private final int[] widths;
  private final boolean wide;

  private LatexTable(TableGrid grid, LatexText text) {
    this.grid = grid;
    this.text = text;
    this.widths = widths(grid);
    int sum = 0;
    for (final int width : widths) {
      sum += width + 2;
    }
    this.wide = sum > LINE;
  }

  /** The table, or nothing if it has no rows or columns. */
  static String of(TableGrid grid, LatexText text) {
    return grid.rows() == 0 || grid.columns() == 0 ? "" : new LatexTable(grid, text).set();
  }

  static String of(ChartData data, LatexText text) {
    return of(TableGrid.of(data), text);
  }

  private String set() {
    final StringBuilder out = new StringBuilder();
    out.append('{').append(size()).append(tabSeparation());
    if (wide) {
      out.append("\\setlength{\\tablewidth}{\\dimexpr\\linewidth-")
          .append(2 * grid.columns())
          .append("\\tabcolsep\\relax}");
    }
    out.append("%\n\\begin{longtable}{").append(columns()).append("}\n\\toprule\n");
    final int head = headRows();
    for (int row = 0; row < grid.rows(); row++) {
      out.append(row(row));
      if (row + 1 == head) {
        out.append("\\midrule\n\\endhead\n");
      }
    }
    return out.append("\\bottomrule\n\\end{longtable}}\n").toString();
  }

  private int headRows() {
    final int rows = grid.headerRows();
    int length = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < grid.columns(); column++) {
        final TableGrid.Entry entry = grid.at(row, column);
        length += grid.text(row, column).length();
        if (entry != null && entry.row() + entry.rowSpan() > rows) {
          return 0;
        }
      }
    }
    return rows < grid.rows() && rows <= MAX_HEAD_ROWS && length <= MAX_HEAD_TEXT ? rows : 0;
  }

  private String row(int row) {
    final List<String> cells = new ArrayList<>();
    int column = 0;
    while (column < grid.columns()) {
      final TableGrid.Entry entry = grid.at(row, column);
      final int span = entry == null ? 1 : entry.column() + entry.columnSpan() - column;
      cells.add(cell(entry, row, column, span));
      column += span;
    }
    return String.join("\n & ", cells) + " \\\\\n";
  }

  private String cell(TableGrid.Entry entry, int row, int column, int span) {
    if (entry == null) {
      return "{}";
    }
    String body = "{}";
    if (entry.row() == row) {
      final String words = text.running(entry.text());
      // TeX hyphenates no word at the start of a paragraph, but narrow columns need it.
      body =
          (wide ? "\\hspace{0pt}" : "{}")
              + (entry.header() && !words.isEmpty() ? "\\textbf{" + words + "}" : words);
      if (entry.rowSpan() > 1 && fits(entry)) {
        body = "\\multirow{" + entry.rowSpan() + "}{" + rowWidth(column, span) + "}{" + body + "}";
      }
    }
    return span == 1
        ? body
        : "\\multicolumn{" + span + "}{" + spec(column, span) + "}{" + body + "}";
  }

  /** Whether the text of a cell over rows is no higher than they are; it would cover the next. */
  private boolean fits(TableGrid.Entry entry) {
    if (!wide) {
      return true;
    }
    final double room = share(entry.column(), entry.columnSpan()) * LINE * 0.8;
    return entry.text().length() / Math.max(1, room) < entry.rowSpan();
  }

  private String rowWidth(int column, int span) {
    return !wide ? "*" : span == 1 ? "=" : width(column, span);
  }

  private String columns() {
    final StringBuilder out = new StringBuilder();
    for (int column = 0; column < grid.columns(); column++) {
      out.append(wide ? spec(column, 1) + "%\n" : "l");
    }
    return out.toString();
  }

  private String spec(int column, int span) {
    return wide ? ">{\\raggedright\\arraybackslash}p{" + width(column, span) + "}" : "l";
  }

  private String width(int column, int span) {
    return String.format(
        Locale.ROOT,
        "\\dimexpr%.4f\\tablewidth+%d\\tabcolsep\\relax",
        share(column, span),
        2 * (span - 1));
  }

  private double share(int column, int span) {
    double all = 0;
    double own = 0;
    for (int c = 0; c < widths.length; c++) {
      all += widths[c];
      own += c >= column && c < column + span ? widths[c] : 0;
    }
    return own / all;
  }

  private String size() {
    final int columns = grid.columns();
    return columns <= 6
        ? "\\small"
        : columns <= 10 ? "\\footnotesize" : columns <= 16 ? "\\scriptsize" : "\\tiny";
  }

  private String tabSeparation() {
    return grid.columns() <= 6
        ? ""
        : grid.columns() <= 10
            ? "\\setlength{\\tabcolsep}{3pt}"
            : "\\setlength{\\tabcolsep}{1.5pt}";
  }

  /** Length of each column's longest text, within limits that keep all columns readable. */
  private static int[] widths(TableGrid grid) {
    final int[] widths = new int[grid.columns()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = 3;
      for (int row = 0; row < grid.rows(); row++) {
        final TableGrid.Entry entry = grid.at(row, column);
        final int length = entry == null ? 0 : printedLength(entry.text()) / entry.columnSpan();
        widths[column] = Math.max(widths[column], Math.min(40, length));
      }
    }
    return widths;
  }

  /** Characters that the fonts lack show as their number. */
  private static int printedLength(String text) {
    return text.codePoints().map(c -> c < 0x2E80 && !isForeign(c) ? 1 : 8).sum();
  }

  private static boolean isForeign(int c) {
    return c >= 0x0400 && c < 0x1E00;
  }
}
