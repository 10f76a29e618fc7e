package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.SourceScores;
import org.colophon.datasets.evaluation.report.EvaluationReport;
import org.colophon.datasets.evaluation.report.GroupReport;
import org.colophon.datasets.evaluation.report.MetricReport;

/** What an evaluation found, as a person reads it at the end of the command. */
record EvaluationSummaryText(
    EvaluationFolder folder,
    EvaluationReport report,
    List<SourceScores.Scored> elements,
    List<String> breaches) {
  private static final List<Metric> SHOWN =
      List.of(
          Metric.CER,
          Metric.WER,
          Metric.INSERTED,
          Metric.LOST,
          Metric.TEDS,
          Metric.ADJACENCY,
          Metric.NUMERIC_CELLS,
          Metric.INK,
          Metric.FACTS);

  /** Prints it; the answer is the exit code. */
  int print(PrintWriter out) {
    final int width =
        report.sections().stream().mapToInt(group -> group.group().length()).max().orElse(0);
    for (final GroupReport group : report.sections()) {
      out.printf(Locale.ROOT, "%-" + Math.max(width, 1) + "s  %s%n", group.group(), figures(group));
    }
    out.println("Report     " + folder.html());
    final List<String> faults = faults();
    faults.forEach(fault -> out.println("Not read   " + fault));
    breaches.forEach(breach -> out.println("Floor      " + breach));
    final boolean complete = withoutOutcome() == 0;
    if (!complete) {
      out.println("Lost       elements without any outcome: see the report");
    }
    out.flush();
    return faults.isEmpty() && breaches.isEmpty() && complete ? 0 : 1;
  }

  private static String figures(GroupReport group) {
    return SHOWN.stream()
        .map(group::metric)
        .flatMap(Optional::stream)
        .map(EvaluationSummaryText::figure)
        .collect(Collectors.joining("  "));
  }

  /** Micro averages, in percent. */
  private static String figure(MetricReport metric) {
    return String.format(
        Locale.ROOT, "%s %.2f %%", metric.metric().word(), 100 * metric.micro().estimate());
  }

  private List<String> faults() {
    return elements.stream()
        .map(SourceScores.Scored::element)
        .filter(element -> element.kind() == ElementKind.DOCUMENT && !element.truth().isEmpty())
        .map(element -> element.truth())
        .toList();
  }

  private double withoutOutcome() {
    return report.all().metric(Metric.WITHOUT_OUTCOME).map(MetricReport::part).orElse(0.0);
  }
}
