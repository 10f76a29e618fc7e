package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.model.Status;

/** What the tables of a report say, whatever it is written in. */
final class ReportTables {
  /** Failed facts listed over all sources. */
  static final int FACTS_LISTED = 200;

  /** The metrics of the summary, where an evaluation has them. */
  private static final List<Metric> MATTERING =
      List.of(
          Metric.CER, Metric.WER, Metric.FCA, Metric.ORDER, Metric.TEDS, Metric.INK, Metric.FACTS);

  private ReportTables() {}

  /** How a section is called. */
  static String title(GroupReport section) {
    return section.group().equals(EvaluationReport.ALL) ? "all groups" : section.group();
  }

  /** The metrics of the summary that the evaluation has. */
  static List<Metric> mattering(EvaluationReport report) {
    return MATTERING.stream().filter(one -> report.all().metric(one).isPresent()).toList();
  }

  static ReportTable summary(EvaluationReport report) {
    final List<Metric> metrics = mattering(report);
    final boolean layout = report.all().layout().isPresent();
    final boolean confidence = !report.all().confidence().isEmpty();
    final List<String> columns =
        new ArrayList<>(List.of("group", "sources", "pages", "elements", "without prediction"));
    metrics.forEach(metric -> columns.add(metric.word() + " %"));
    if (layout) {
      columns.add("mAP %");
    }
    if (confidence) {
      columns.add("coverage at 99 %");
    }
    final List<List<String>> rows = new ArrayList<>();
    for (final GroupReport section : report.sections()) {
      final List<String> row = new ArrayList<>();
      row.add(title(section));
      row.add(Numbers.count(section.counts().sources()));
      row.add(Numbers.count(section.counts().pages()));
      row.add(Numbers.count(section.counts().elements() + section.counts().facts()));
      row.add(Numbers.count(section.counts().withoutPrediction()));
      metrics.forEach(metric -> row.add(Numbers.percent(micro(section, metric))));
      if (layout) {
        row.add(Numbers.percent(section.layout().map(LayoutReport::mean).orElse(Double.NaN)));
      }
      if (confidence) {
        row.add(
            Numbers.percent(
                section.confidence().stream()
                    .findFirst()
                    .map(ConfidenceReport::coverageAt99)
                    .orElse(Double.NaN)));
      }
      rows.add(row);
    }
    return new ReportTable(columns, 1, rows);
  }

  static ReportTable honesty(EvaluationReport report) {
    final List<List<String>> rows = new ArrayList<>();
    for (final GroupReport section : report.sections()) {
      rows.add(
          List.of(
              title(section),
              Numbers.perThousand(micro(section, Metric.INSERTED)),
              Numbers.perThousand(micro(section, Metric.LOST)),
              section
                  .metric(Metric.WITHOUT_OUTCOME)
                  .map(one -> Numbers.count(Math.round(one.part())))
                  .orElse("–"),
              Numbers.count(section.counts().withoutPrediction())));
    }
    return new ReportTable(
        List.of(
            "group",
            "inserted per 1,000",
            "lost per 1,000",
            "without outcome (must be 0)",
            "without prediction"),
        1,
        rows);
  }

  static ReportTable metrics(GroupReport section) {
    final List<List<String>> rows = new ArrayList<>();
    for (final MetricReport one : section.metrics()) {
      final Distribution spread = one.distribution();
      rows.add(
          List.of(
              one.metric().word(),
              Numbers.count(one.elements()),
              Numbers.percent(one.micro()),
              Numbers.percent(one.macro()),
              Numbers.percent(spread.median()),
              Numbers.percent(spread.p90()),
              Numbers.percent(spread.p95()),
              Numbers.percent(spread.worst())));
    }
    return new ReportTable(
        List.of("metric", "elements", "micro %", "macro %", "median", "p90", "p95", "worst"),
        1,
        rows);
  }

  /** Empty where no group has regions to compare. */
  static Optional<ReportTable> layout(EvaluationReport report) {
    final List<List<String>> rows = new ArrayList<>();
    for (final GroupReport section : report.sections()) {
      section.layout().ifPresent(layout -> layoutRows(title(section), layout, rows));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTable(
                List.of("group", "kind", "true", "found", "AP .50:.95 %", "AP .50 %", "AP .75 %"),
                2,
                rows));
  }

  private static void layoutRows(String title, LayoutReport layout, List<List<String>> rows) {
    for (final LayoutReport.KindPrecision kind : layout.kinds()) {
      rows.add(
          List.of(
              title,
              kind.kind().word(),
              Numbers.count(kind.expected()),
              Numbers.count(kind.found()),
              Numbers.percent(kind.average()),
              Numbers.percent(kind.at50()),
              Numbers.percent(kind.at75())));
    }
    rows.add(
        List.of(
            title,
            "mean (mAP)",
            Numbers.count(
                layout.kinds().stream().mapToLong(LayoutReport.KindPrecision::expected).sum()),
            Numbers.count(
                layout.kinds().stream().mapToLong(LayoutReport.KindPrecision::found).sum()),
            Numbers.percent(layout.mean()),
            "",
            ""));
  }

  /** Empty where no word was judged. */
  static Optional<ReportTable> confidence(EvaluationReport report) {
    final List<List<String>> rows = new ArrayList<>();
    for (final GroupReport section : report.sections()) {
      for (final ConfidenceReport one : section.confidence()) {
        rows.add(
            List.of(
                title(section),
                specialist(one),
                one.kind().word(),
                Numbers.count(one.words()),
                Numbers.percent(one.accuracy()),
                Numbers.percent(one.calibration().error()),
                Numbers.ratio(one.riskArea()),
                Numbers.percent(one.coverageAt99())));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTable(
                List.of(
                    "group",
                    "specialist",
                    "confidence",
                    "words",
                    "right %",
                    "ECE %",
                    "risk-coverage area",
                    "coverage at 99 %"),
                3,
                rows));
  }

  static String specialist(ConfidenceReport one) {
    return one.specialist().isEmpty() ? "all specialists" : one.specialist();
  }

  /** Empty where all facts hold. */
  static Optional<ReportTable> facts(EvaluationReport report) {
    final List<List<String>> rows = new ArrayList<>();
    for (final FailedFacts source : report.failedFacts()) {
      for (final Element fact : source.failed()) {
        if (rows.size() < FACTS_LISTED) {
          rows.add(
              List.of(
                  source.group(),
                  source.source(),
                  fact.id(),
                  fact.truth(),
                  fact.status() == Status.FAILED ? "nothing" : fact.reading(),
                  Numbers.count(source.failed().size()) + " of " + Numbers.count(source.of())));
        }
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTable(
                List.of("group", "source", "fact", "true", "read", "failed of the source's"),
                5,
                rows));
  }

  /** What to say below the list of facts; empty where all are listed. */
  static Optional<String> moreFacts(EvaluationReport report) {
    final long failed = report.failedFacts().stream().mapToLong(one -> one.failed().size()).sum();
    return failed <= FACTS_LISTED
        ? Optional.empty()
        : Optional.of(
            Numbers.count(failed - FACTS_LISTED)
                + " more facts do not hold; scores/ has them all.");
  }

  static ReportTable glossary(EvaluationReport report) {
    return new ReportTable(
        List.of("metric", "best is", "what it is"),
        3,
        report.all().metrics().stream()
            .map(
                one ->
                    List.of(
                        one.metric().word(),
                        one.metric().higherIsBetter() ? "100 %" : "0 %",
                        one.metric().description()))
            .toList());
  }

  private static double micro(GroupReport section, Metric metric) {
    return section.metric(metric).map(one -> one.micro().estimate()).orElse(Double.NaN);
  }
}
