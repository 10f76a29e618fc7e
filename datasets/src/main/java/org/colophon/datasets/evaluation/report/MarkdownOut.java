package org.colophon.datasets.evaluation.report;

import java.util.List;

/** Writes Markdown blocks, each followed by an empty line. */
final class MarkdownOut {
  private final StringBuilder out;
  private final int cell;

  /**
   * Writes to {@code out}.
   *
   * @param cell code points of a cell that are shown
   */
  MarkdownOut(StringBuilder out, int cell) {
    this.out = out;
    this.cell = cell;
  }

  MarkdownOut heading(int level, String text) {
    out.append("#".repeat(level)).append(' ').append(escaped(text)).append("\n\n");
    return this;
  }

  /** A paragraph of our own words. */
  MarkdownOut paragraph(String text) {
    out.append(text).append("\n\n");
    return this;
  }

  MarkdownOut table(ReportTable table) {
    row(table.columns());
    out.append('|');
    for (int i = 0; i < table.columns().size(); i++) {
      out.append(i < table.words() ? " --- |" : " ---: |");
    }
    out.append('\n');
    table.rows().forEach(this::row);
    out.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    out.append('|');
    cells.forEach(text -> out.append(' ').append(escaped(text)).append(" |"));
    out.append('\n');
  }

  private String escaped(String text) {
    return MarkdownEscape.text(text, cell);
  }
}
