package org.colophon.datasets.parquet;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.model.Word;

/** The rows of one page, in reading order. */
final class PageRows {
  /** Where rows go. */
  interface Sink {
    void write(Table table, Row row) throws IOException;
  }

  private final Page page;
  private final Sink sink;

  private PageRows(Page page, Sink sink) {
    this.page = page;
    this.sink = sink;
  }

  /** Writes all that is on a page; its costs and failures are not among it. */
  static void write(FinishedPage finished, Sink sink) throws IOException {
    final Page page = finished.page();
    final PageRows rows = new PageRows(page, sink);
    int words = 0;
    int position = 0;
    for (final Region region : page.regions()) {
      position++;
      rows.region(region, position);
      for (final Line line : region.lines()) {
        words += line.words().size();
        rows.line(region, line);
      }
    }
    final Status status = finished.failures().isEmpty() ? Status.COMPLETE : Status.PARTIAL;
    sink.write(Table.PAGES, pageRow(page, status).set("words", words));
  }

  /** A row for a page that could not be done. */
  static Row missing(String documentId, String pageId, int number) {
    return Row.of(Table.PAGES)
        .set("document_id", documentId)
        .set("page_id", pageId)
        .set("page", number)
        .set("status", lower(Status.FAILED))
        .set("width", 0)
        .set("height", 0)
        .set("dpi", 0.0)
        .set("origin", "unknown")
        .set("origin_reason", "")
        .set("language", "")
        .set("cleaning", "")
        .set("regions", 0)
        .set("words", 0);
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Row pageRow(Page page, Status status) {
    return Row.of(Table.PAGES, page)
        .set("status", lower(status))
        .set("width", page.width())
        .set("height", page.height())
        .set("dpi", page.dpi())
        .set("origin", lower(page.origin()))
        .set("origin_reason", page.originReason())
        .set("language", page.language())
        .set(
            "cleaning",
            page.cleaning().stream()
                .filter(CleaningNote::applied)
                .map(CleaningNote::step)
                .collect(Collectors.joining("+")))
        .set("regions", page.regions().size());
  }

  private void region(Region region, int position) throws IOException {
    final Content content = region.content();
    sink.write(
        Table.REGIONS,
        Row.of(Table.REGIONS, page, region)
            .set("position", position)
            .set("kind", region.kind().word())
            .set("level", region.level())
            .box(region.box())
            .set("target", region.target())
            .set("content", type(content))
            .set("text", text(content.lines()))
            .set("latex", latex(content))
            .set("image", content.keptImage().map(image -> image.name()).orElse(""))
            .set("reason", content instanceof Content.Unreadable ink ? ink.reason() : "")
            .readBy(region.reading())
            .set("alternatives", region.alternatives().size()));
    reading(region, region.reading(), 0);
    for (int i = 0; i < region.alternatives().size(); i++) {
      reading(region, region.alternatives().get(i), i + 1);
    }
    if (content instanceof Content.Table table) {
      for (final Cell cell : table.cells()) {
        cell(region, cell);
      }
    } else if (content instanceof Content.Chart chart) {
      points(region, chart);
    }
  }

  private void reading(Region region, Reading reading, int position) throws IOException {
    sink.write(
        Table.READINGS,
        Row.of(Table.READINGS, page, region)
            .set("position", position)
            .set("content", type(reading.content()))
            .set("text", text(reading.content().lines()))
            .set("latex", latex(reading.content()))
            .readBy(reading)
            .set("parameters", pairs(reading.provenance().parameters()))
            .set("verdict", lower(reading.decision().verdict()))
            .set("asked", reading.decision().asked())
            .set("judged", reading.decision().judged()));
  }

  private void cell(Region region, Cell cell) throws IOException {
    sink.write(
        Table.CELLS,
        Row.of(Table.CELLS, page, region)
            .set("row_index", cell.row())
            .set("column_index", cell.column())
            .set("row_span", cell.rowSpan())
            .set("column_span", cell.columnSpan())
            .set("header", cell.header())
            .set("text", cell.text())
            .box(cell.box())
            .set("confidence", cell.confidence()));
  }

  private void points(Region region, Content.Chart chart) throws IOException {
    for (int i = 0; i < chart.series().size(); i++) {
      final Series series = chart.series().get(i);
      for (int j = 0; j < series.points().size(); j++) {
        final Point point = series.points().get(j);
        sink.write(
            Table.POINTS,
            Row.of(Table.POINTS, page, region)
                .set("series_position", i + 1)
                .set("series", series.name())
                .set("position", j + 1)
                .set("x", point.x())
                .set("y", point.y())
                .box(point.box())
                .set("confidence", point.confidence()));
      }
    }
  }

  private void line(Region region, Line line) throws IOException {
    sink.write(
        Table.LINES,
        Row.of(Table.LINES, page, region)
            .set("line_id", line.id())
            .box(line.box())
            .set("baseline_x0", line.baseline().x0())
            .set("baseline_y0", line.baseline().y0())
            .set("baseline_x1", line.baseline().x1())
            .set("baseline_y1", line.baseline().y1())
            .set("text", line.text())
            .set("words", line.words().size()));
    for (final Word word : line.words()) {
      sink.write(
          Table.WORDS,
          Row.of(Table.WORDS, page, region)
              .set("line_id", line.id())
              .set("word_id", word.id())
              .set("text", word.text())
              .box(word.box())
              .set("confidence", word.confidence())
              .set("bold", word.style().bold())
              .set("italic", word.style().italic())
              .set("monospace", word.style().monospace())
              .set("superscript", word.style().superscript())
              .set("subscript", word.style().subscript())
              .set("points", word.style().points()));
    }
  }

  private static String type(Content content) {
    return content.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  private static String latex(Content content) {
    return content instanceof Content.Formula formula ? formula.latex() : "";
  }

  private static String pairs(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(";"));
  }
}
