package org.colophon.runners.benchmark;

import java.util.Collections;
import java.util.List;

/** A Markdown table whose columns are padded, to be read as text. */
final class MarkdownTable {
  private MarkdownTable() {}

  /**
   * @param rows the head first; short rows are filled up
   */
  static String of(List<List<String>> rows) {
    final int columns = rows.get(0).size();
    final int[] widths = new int[columns];
    for (final List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    final StringBuilder out = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      line(out, rows.get(i), widths, ' ');
      if (i == 0) {
        line(out, Collections.nCopies(columns, ""), widths, '-');
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> row, int[] widths, char filler) {
    for (int i = 0; i < widths.length; i++) {
      final String cell = i < row.size() ? row.get(i) : "";
      out.append("| ").append(cell);
      out.append(String.valueOf(filler).repeat(widths[i] - cell.length())).append(' ');
    }
    out.append("|\n");
  }
}
