package org.colophon.datasets.evaluation.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import j2html.tags.specialized.HtmlTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.store.AtomicFile;

/**
 * The report as one page that needs nothing else: styles, pictures and curves are inside, and its
 * content security policy forbids the browser to fetch anything or to run any script but the page's
 * own. Text of the corpus is escaped by j2html, after signs for invisible characters were put in.
 */
public final class HtmlReport {
  private final EvaluationReport report;
  private final CropSource crops;

  private HtmlReport(EvaluationReport report, CropSource crops) {
    this.report = report;
    this.crops = crops;
  }

  /**
   * Writes the report.
   *
   * @param crops pictures of the worst elements
   * @throws IOException if it cannot be written; an older file is then as it was
   */
  public static void write(EvaluationReport report, CropSource crops, Path file)
      throws IOException {
    try (AtomicFile atomic = AtomicFile.create(file)) {
      atomic.stream().write(text(report, crops).getBytes(StandardCharsets.UTF_8));
      atomic.commit();
    }
  }

  /** The whole page. */
  static String text(EvaluationReport report, CropSource crops) {
    return document(new HtmlReport(report, crops).page()) + "\n";
  }

  private HtmlTag page() {
    final HtmlCurves curves = HtmlCurves.of(report);
    final String program = PageParts.script();
    return html(
            head(
                meta().withCharset("UTF-8"),
                meta()
                    .attr("http-equiv", "Content-Security-Policy")
                    .withContent(PageParts.policy(program)),
                meta().withName("viewport").withContent("width=device-width"),
                title("Evaluation"),
                style(rawHtml(PageParts.style()))),
            body(
                header(h1("Evaluation"), p(ReportWords.opening(report))),
                main(each(sections(curves), part -> part)),
                curves.data(),
                script(rawHtml(program))))
        .withLang("en");
  }

  private List<DomContent> sections(HtmlCurves curves) {
    final List<DomContent> parts = new ArrayList<>();
    parts.add(
        section(h2("Summary"), HtmlTable.of(ReportTables.summary(report))).withClass("summary"));
    parts.add(
        section(
            h2("Honesty"), note(ReportWords.HONESTY), HtmlTable.of(ReportTables.honesty(report))));
    parts.add(
        section(
            h2("Distributions"), note(ReportWords.DISTRIBUTIONS), HtmlDistributions.of(report)));
    parts.add(
        section(
            h2("Metrics"),
            note(ReportWords.METRICS),
            each(
                report.sections(),
                one ->
                    section(
                        h3(VisibleText.line(ReportTables.title(one))),
                        HtmlTable.of(ReportTables.metrics(one))))));
    ReportTables.layout(report)
        .ifPresent(
            table ->
                parts.add(section(h2("Layout"), note(ReportWords.LAYOUT), HtmlTable.of(table))));
    ReportTables.confidence(report)
        .ifPresent(
            table ->
                parts.add(
                    section(
                        h2("Confidence"),
                        note(ReportWords.CONFIDENCE),
                        HtmlTable.of(table),
                        h3("Wrong words among the surest (risk and coverage)"),
                        curves.risks(),
                        h3("Right words by confidence (reliability)"),
                        curves.reliability())));
    parts.add(new HtmlWorst(crops).section(report));
    ReportTables.facts(report)
        .ifPresent(
            table ->
                parts.add(
                    section(
                        h2("Facts that do not hold"),
                        HtmlTable.of(table),
                        note(ReportTables.moreFacts(report).orElse("")))));
    parts.add(section(h2("What the metrics are"), HtmlTable.of(ReportTables.glossary(report))));
    return parts;
  }

  private static DomContent note(String text) {
    return p(text).withClass("note");
  }
}
