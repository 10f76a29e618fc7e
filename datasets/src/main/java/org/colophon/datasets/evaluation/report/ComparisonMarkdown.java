package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.metrics.Bootstrap;

/** Writes a comparison as Markdown. */
final class ComparisonMarkdown {
  private static final int CELL = 120;

  private final Comparison comparison;

  ComparisonMarkdown(Comparison comparison) {
    this.comparison = comparison;
  }

  String text(String nameA, String nameB) {
    final StringBuilder text = new StringBuilder();
    final MarkdownOut out = new MarkdownOut(text, CELL);
    out.heading(1, "Comparison")
        .table(
            new ReportTable(
                List.of("", "evaluation"), 2, List.of(List.of("A", nameA), List.of("B", nameB))));
    out.heading(2, "Metrics").paragraph(WORDS).table(metrics());
    if (!comparison.figures().isEmpty()) {
      out.heading(2, "Layout and confidence").paragraph(FIGURES).table(figures());
    }
    out.heading(2, "What moved most");
    comparison.changes().stream()
        .filter(change -> !change.group().equals(EvaluationReport.ALL))
        .filter(change -> !change.moved().isEmpty())
        .forEach(
            change ->
                out.heading(3, title(change.group()) + ": " + change.metric().word())
                    .table(moved(change)));
    only(out, "A", comparison.onlyA());
    only(out, "B", comparison.onlyB());
    return text.toString();
  }

  private static final String WORDS =
      "Micro averages over the elements that both evaluations score, in percent; the difference in"
          + " percentage points with its 95 % interval (paired bootstrap over pages). It is more"
          + " than noise where the interval leaves out 0. Better, equal and worse count elements.";

  private static final String FIGURES = "Over all that each evaluation has; no interval.";

  private ReportTable metrics() {
    final List<List<String>> rows = new ArrayList<>();
    for (final MetricChange change : comparison.changes()) {
      rows.add(
          List.of(
              title(change.group()),
              change.metric().word(),
              verdict(change),
              Numbers.percent(change.a()),
              Numbers.percent(change.b()),
              difference(change.difference()),
              Numbers.count(change.better()),
              Numbers.count(change.equal()),
              Numbers.count(change.worse()),
              Numbers.count(change.scoredOnlyA()),
              Numbers.count(change.scoredOnlyB())));
    }
    return new ReportTable(
        List.of(
            "group",
            "metric",
            "B is",
            "A %",
            "B %",
            "difference",
            "better",
            "equal",
            "worse",
            "scored in A only",
            "scored in B only"),
        3,
        rows);
  }

  private static String verdict(MetricChange change) {
    if (change.difference().estimate() == 0) {
      return "equal";
    }
    if (Double.isNaN(change.difference().estimate())) {
      return "not comparable";
    }
    return (change.isBetter() ? "better" : "worse")
        + (change.isMoreThanNoise() ? "" : ", or noise");
  }

  private static String difference(Bootstrap difference) {
    return Numbers.points(difference.estimate())
        + " ("
        + Numbers.points(difference.low())
        + " to "
        + Numbers.points(difference.high())
        + ")";
  }

  private ReportTable figures() {
    return new ReportTable(
        List.of("group", "figure", "A %", "B %", "difference"),
        2,
        comparison.figures().stream()
            .map(
                one ->
                    List.of(
                        title(one.group()),
                        one.name(),
                        Numbers.percent(one.a()),
                        Numbers.percent(one.b()),
                        Numbers.points(one.b() - one.a())))
            .toList());
  }

  private static ReportTable moved(MetricChange change) {
    return new ReportTable(
        List.of("source", "page", "element", "A %", "B %", "difference"),
        3,
        change.moved().stream()
            .map(
                move ->
                    List.of(
                        move.element().source(),
                        String.valueOf(move.element().page()),
                        move.element().id(),
                        Numbers.percent(move.a()),
                        Numbers.percent(move.b()),
                        Numbers.points(move.b() - move.a())))
            .toList());
  }

  private static void only(MarkdownOut out, String name, List<Element> elements) {
    out.heading(2, "In " + name + " only");
    if (elements.isEmpty()) {
      out.paragraph("Nothing.");
      return;
    }
    out.table(
        new ReportTable(
            List.of("group", "source", "page", "element", "kind"),
            5,
            elements.stream()
                .map(
                    one ->
                        List.of(
                            one.group(),
                            one.source(),
                            String.valueOf(one.page()),
                            one.id(),
                            one.kind().word()))
                .toList()));
  }

  private static String title(String group) {
    return group.equals(EvaluationReport.ALL) ? "all groups" : group;
  }
}
