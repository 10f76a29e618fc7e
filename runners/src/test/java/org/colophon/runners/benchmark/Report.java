package org.colophon.runners.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was measured as Markdown for people, and as JSON and TSV for programs. */
final class Report {
  private static final String NONE = "-";
  private static final String REST = "JVMs, Beam, store, renditions";

  private final Map<String, String> conditions;
  private final List<PageSet> sets;
  private final List<Contender> contenders;
  private final Results results;
  private final List<Target> targets;

  Report(
      Map<String, String> conditions,
      List<PageSet> sets,
      List<Contender> contenders,
      Results results,
      List<Target> targets) {
    this.conditions = conditions;
    this.sets = sets;
    this.contenders = contenders;
    this.results = results;
    this.targets = targets;
  }

  /** The report as Markdown; its tables are aligned, so it reads well on a terminal, too. */
  String markdown() {
    final StringBuilder out = new StringBuilder("# Benchmark\n\n");
    conditions.forEach((name, value) -> out.append("- " + name + ": " + value + "\n"));
    out.append("\nContenders:\n\n");
    contenders.forEach(one -> out.append("- " + one.name() + ": " + one.about() + "\n"));
    out.append("- (e) Colophon on Flink: not there yet\n");
    for (final PageSet set : sets) {
      out.append("\n## " + set.name() + "\n\n" + set.about() + "\n\n");
      out.append(MarkdownTable.of(speed(set)));
      final List<List<String>> steps = steps(set);
      if (steps.size() > 1) {
        out.append("\nWhere the time goes, CPU milliseconds a page:\n\n");
        out.append(MarkdownTable.of(steps));
      }
    }
    out.append("\n## Targets\n\n");
    targets.forEach(target -> out.append("- " + target.line() + "\n"));
    return out.toString();
  }

  private List<Result> on(PageSet set) {
    return results.list().stream().filter(result -> result.set().equals(set.name())).toList();
  }

  private List<List<String>> speed(PageSet set) {
    final List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "contender",
            "wall s/page",
            "CPU s/page",
            "without start-up",
            "start-up wall s",
            "start-up CPU s",
            "peak MB",
            "CER %",
            "CPU / recogniser",
            "wall / " + Contenders.OCRMYPDF_CLEAN));
    for (final Result result : on(set)) {
      rows.add(
          result.isMeasured()
              ? measured(result)
              : List.of(result.contender(), "failed: " + result.fault()));
    }
    return rows;
  }

  private List<String> measured(Result result) {
    return List.of(
        result.contender(),
        result.wallPerPage().text(3),
        result.cpuPerPage().text(3),
        number(result.cpuPerPageWithoutStart(), 3),
        number(result.startWall(), 2),
        number(result.startCpu(), 2),
        number(result.peakMegabytes().median(), 0),
        result.errors() == null ? NONE : number(100 * result.errors().rate(), 2),
        results
            .find(result.set(), Contenders.RECOGNISER)
            .map(base -> Results.ratio(result, base, Usage::cpuSeconds).text(2))
            .orElse(NONE),
        results
            .find(result.set(), Contenders.OCRMYPDF_CLEAN)
            .map(base -> Results.ratio(result, base, Usage::wallSeconds).text(2))
            .orElse(NONE));
  }

  private List<List<String>> steps(PageSet set) {
    final List<Result> ours =
        on(set).stream()
            .filter(result -> result.isMeasured() && !result.steps().isEmpty())
            .toList();
    final List<String> names =
        ours.stream().flatMap(result -> result.steps().keySet().stream()).distinct().toList();
    final List<List<String>> rows = new ArrayList<>();
    final List<String> head = new ArrayList<>(List.of("contender"));
    head.addAll(names);
    head.add(REST);
    rows.add(head);
    for (final Result result : ours) {
      final List<String> row = new ArrayList<>(List.of(result.contender()));
      final double inSteps = result.steps().values().stream().mapToDouble(one -> one).sum();
      for (final String name : names) {
        row.add(milliseconds(result.steps().getOrDefault(name, 0.0), result.pages()));
      }
      final double all = result.whole().get(result.whole().size() - 1).cpuSeconds();
      row.add(milliseconds(all - inSteps, result.pages()));
      rows.add(row);
    }
    return rows;
  }

  private static String milliseconds(double seconds, int pages) {
    return number(1000 * seconds / pages, 1);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** One line a run, for spreadsheets. */
  private String tsv() {
    final StringBuilder out =
        new StringBuilder("set\tcontender\tpart\tround\tpages\twall_s\tcpu_s\tpeak_mb\n");
    for (final Result result : results.list()) {
      runs(out, result, "blank", 1, result.blank());
      runs(out, result, "whole", result.pages(), result.whole());
    }
    return out.toString();
  }

  private static void runs(
      StringBuilder out, Result result, String part, int pages, List<Usage> runs) {
    for (int i = 0; i < runs.size(); i++) {
      final Usage run = runs.get(i);
      out.append(
          String.format(
              Locale.ROOT,
              "%s\t%s\t%s\t%d\t%d\t%.3f\t%.3f\t%.1f%n",
              result.set(),
              result.contender(),
              part,
              i + 1,
              pages,
              run.wallSeconds(),
              run.cpuSeconds(),
              run.peakMegabytes()));
    }
  }

  /** Writes {@code report.md}, {@code runs.tsv} and {@code report.json}. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.md"), markdown());
    Files.writeString(folder.resolve("runs.tsv"), tsv());
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            folder.resolve("report.json").toFile(),
            Map.of(
                "conditions",
                conditions,
                "sets",
                sets.stream().collect(Collectors.toMap(PageSet::name, PageSet::about)),
                "results",
                results.list(),
                "targets",
                targets));
  }
}
