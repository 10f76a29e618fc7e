package org.colophon.datasets.evaluation.report;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.summary;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.metrics.confidence.Calibration;
import org.colophon.datasets.metrics.confidence.RiskCoverage;

/**
 * The curves of a report, drawn by uPlot in the reader's browser, one small panel a group and
 * specialist; the numbers stand below each for who has no script. XChart was tried: it measures
 * text with AWT, which stops with an InternalError on a bare machine without fonts, and its SVG
 * writer is LGPL. uPlot is 50 KB under the MIT licence and needs nothing of the machine that writes
 * the page.
 */
final class HtmlCurves {
  private static final JsonMapper JSON = new JsonMapper();

  /** Numbers of a curve that are printed as a table. */
  private static final int ROWS = 20;

  private final ArrayNode data = JSON.createArrayNode();
  private final List<DomContent> risks = new ArrayList<>();
  private final List<DomContent> reliability = new ArrayList<>();

  private HtmlCurves() {}

  static HtmlCurves of(EvaluationReport report) {
    final HtmlCurves curves = new HtmlCurves();
    for (final GroupReport section : report.sections()) {
      for (final ConfidenceReport one : section.confidence()) {
        final String title =
            VisibleText.line(
                ReportTables.title(section)
                    + ", "
                    + ReportTables.specialist(one)
                    + ", "
                    + one.kind().word());
        curves.addRisks(title, one);
        curves.addReliability(title, one);
      }
    }
    return curves;
  }

  DomContent risks() {
    return div(each(risks, panel -> panel)).withClass("panels");
  }

  DomContent reliability() {
    return div(each(reliability, panel -> panel)).withClass("panels");
  }

  /** The points of all curves: numbers only, so that no text of the corpus gets near a script. */
  DomContent data() {
    return script(rawHtml(data.toString())).withType("application/json").withId("curves");
  }

  private void addRisks(String title, ConfidenceReport confidence) {
    final ArrayNode curve = data.addObject().put("kind", "risk").putArray("data");
    final ArrayNode coverage = curve.addArray();
    final ArrayNode risk = curve.addArray();
    final List<List<String>> rows = new ArrayList<>();
    final int points = confidence.risks().size();
    for (int i = 0; i < points; i++) {
      final RiskCoverage.Point point = confidence.risks().get(i);
      coverage.add(rounded(point.coverage()));
      risk.add(rounded(point.risk()));
      // Evenly spread rows, the last point always among them.
      if ((long) (i + 1) * ROWS / points > (long) i * ROWS / points) {
        rows.add(List.of(Numbers.percent(point.coverage()), Numbers.percent(point.risk())));
      }
    }
    risks.add(panel(title, new ReportTable(List.of("coverage %", "wrong %"), 0, rows)));
  }

  private void addReliability(String title, ConfidenceReport confidence) {
    final ArrayNode curve = data.addObject().put("kind", "reliability").putArray("data");
    final ArrayNode said = curve.addArray().add(0);
    final ArrayNode right = curve.addArray().addNull();
    final ArrayNode ideal = curve.addArray().add(0);
    final List<List<String>> rows = new ArrayList<>();
    for (final Calibration.Bin point : confidence.calibration().bins()) {
      said.add(rounded(point.confidence()));
      right.add(rounded(point.accuracy()));
      ideal.add(rounded(point.confidence()));
      rows.add(
          List.of(
              Numbers.percent(point.confidence()),
              Numbers.percent(point.accuracy()),
              Numbers.count(point.count())));
    }
    said.add(1);
    right.addNull();
    ideal.add(1);
    reliability.add(
        panel(title, new ReportTable(List.of("confidence %", "right %", "words"), 0, rows)));
  }

  /** Its curve is the one that was added to the data last. */
  private DomContent panel(String title, ReportTable numbers) {
    return figure(
        figcaption(title),
        div().withClass("curve").withData("curve", String.valueOf(data.size() - 1)),
        details(summary("Numbers"), HtmlTable.of(numbers)));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
