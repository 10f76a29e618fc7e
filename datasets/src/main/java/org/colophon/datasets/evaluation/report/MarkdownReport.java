package org.colophon.datasets.evaluation.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.store.AtomicFile;

/** The report as Markdown with GitHub's tables, readable as plain text, too. */
public final class MarkdownReport {
  /** Code points of a text in a cell. */
  private static final int CELL = 120;

  private final EvaluationReport report;

  private MarkdownReport(EvaluationReport report) {
    this.report = report;
  }

  /**
   * Writes the report.
   *
   * @throws IOException if it cannot be written; an older file is then as it was
   */
  public static void write(EvaluationReport report, Path file) throws IOException {
    try (AtomicFile atomic = AtomicFile.create(file)) {
      atomic.stream().write(text(report).getBytes(StandardCharsets.UTF_8));
      atomic.commit();
    }
  }

  /** The whole report. */
  static String text(EvaluationReport report) {
    final StringBuilder out = new StringBuilder();
    new MarkdownReport(report).append(new MarkdownOut(out, CELL));
    return out.toString();
  }

  private void append(MarkdownOut out) {
    out.heading(1, "Evaluation").paragraph(ReportWords.opening(report));
    out.heading(2, "Summary").table(ReportTables.summary(report));
    out.heading(2, "Honesty").paragraph(ReportWords.HONESTY).table(ReportTables.honesty(report));
    out.heading(2, "Metrics").paragraph(ReportWords.METRICS);
    for (final GroupReport section : report.sections()) {
      out.heading(3, ReportTables.title(section)).table(ReportTables.metrics(section));
    }
    ReportTables.layout(report)
        .ifPresent(table -> out.heading(2, "Layout").paragraph(ReportWords.LAYOUT).table(table));
    ReportTables.confidence(report)
        .ifPresent(
            table ->
                out.heading(2, "Confidence")
                    .paragraph(ReportWords.CONFIDENCE + " The curves are in report.html.")
                    .table(table));
    out.heading(2, "Worst");
    for (final WorstElements worst : report.worst()) {
      out.paragraph(ReportWords.worst(worst) + ":").table(table(worst));
    }
    ReportTables.facts(report)
        .ifPresent(table -> out.heading(2, "Facts that do not hold").table(table));
    ReportTables.moreFacts(report).ifPresent(out::paragraph);
    out.heading(2, "What the metrics are").table(ReportTables.glossary(report));
  }

  private static ReportTable table(WorstElements worst) {
    return new ReportTable(
        List.of("group", "source", "page", "element", "true", "read", "value %"),
        6,
        worst.elements().stream().map(MarkdownReport::row).toList());
  }

  private static List<String> row(WorstElements.Ranked ranked) {
    final Element element = ranked.element();
    return List.of(
        element.group(),
        element.source(),
        String.valueOf(element.page()),
        element.id(),
        element.truth(),
        element.status() == Status.FAILED ? "no prediction" : element.reading(),
        ranked.score().whole() == 0 ? "–" : Numbers.percent(ranked.score().value()));
  }
}
