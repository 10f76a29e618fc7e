package org.colophon.datasets.evaluation.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.evaluation.Metric;

/** Small histograms, one a group and metric: they line up, so that groups compare at a glance. */
final class HtmlDistributions {
  private static final int HEIGHT = 24;

  private HtmlDistributions() {}

  static DomContent of(EvaluationReport report) {
    final List<Metric> metrics = ReportTables.mattering(report);
    return div(table(
            thead(tr(th("group").withClass("word"), each(metrics, one -> th(one.word())))),
            tbody(
                each(
                    report.sections(),
                    section ->
                        tr(
                            td(VisibleText.line(ReportTables.title(section))).withClass("word"),
                            each(metrics, metric -> td(histogram(section.metric(metric)))))))))
        .withClass("table histograms");
  }

  private static DomContent histogram(Optional<MetricReport> metric) {
    return metric
        .map(MetricReport::distribution)
        .map(HtmlDistributions::histogram)
        .orElseGet(() -> TagCreator.text("–"));
  }

  private static DomContent histogram(Distribution spread) {
    final List<Integer> bins = spread.histogram();
    final int highest = bins.stream().mapToInt(Integer::intValue).max().orElse(1);
    final StringBuilder path = new StringBuilder();
    for (int bin = 0; bin < bins.size(); bin++) {
      if (bins.get(bin) > 0) {
        // At least one unit high, so that a single element can be seen.
        final long height = Math.max(1, Math.round((double) HEIGHT * bins.get(bin) / highest));
        path.append('M').append(bin).append(' ').append(HEIGHT);
        path.append('v').append(-height).append("h.9v").append(height).append('z');
      }
    }
    return TagCreator.tag("svg")
        .attr("viewBox", "0 0 " + bins.size() + " " + HEIGHT)
        .attr("preserveAspectRatio", "none")
        .attr("role", "img")
        .attr(
            "aria-label",
            "median "
                + Numbers.percent(spread.median())
                + " %, worst "
                + Numbers.percent(spread.worst())
                + " %")
        .with(TagCreator.tag("path").attr("d", path.toString()));
  }
}
