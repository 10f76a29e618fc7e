package org.colophon.datasets.evaluation.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/** A table of the report as HTML. */
final class HtmlTable {
  /** Code points of a text in a cell. */
  private static final int CELL = 240;

  private HtmlTable() {}

  static DomContent of(ReportTable table) {
    return div(table(
            thead(
                tr(
                    each(
                        columns(table),
                        i -> th(table.columns().get(i)).withClass(style(table, i))))),
            tbody(each(table.rows(), row -> tr(each(columns(table), i -> cell(table, row, i)))))))
        .withClass("table");
  }

  private static DomContent cell(ReportTable table, List<String> row, int i) {
    return td(VisibleText.line(VisibleText.cut(row.get(i), CELL))).withClass(style(table, i));
  }

  private static String style(ReportTable table, int column) {
    return column < table.words() ? "word" : "number";
  }

  private static List<Integer> columns(ReportTable table) {
    return IntStream.range(0, table.columns().size()).boxed().toList();
  }
}
