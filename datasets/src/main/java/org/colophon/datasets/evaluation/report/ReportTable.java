package org.colophon.datasets.evaluation.report;

import java.util.List;

/**
 * A table of the report before it is written in some format. Cells are text as it is, which may be
 * hostile: who writes it, escapes it.
 *
 * @param words how many of the first columns are words; the others are numbers
 */
record ReportTable(List<String> columns, int words, List<List<String>> rows) {
  ReportTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
