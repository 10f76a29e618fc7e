package org.colophon.runners.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.colophon.datasets.store.Trees;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code runners/benchmark/run}. */
@Command(
    name = "runners/benchmark/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures Colophon beside tesseract and OCRmyPDF: the same pages, the same cores, the same"
          + " Tesseract model. docs/benchmark.md tells what the numbers say."
    })
public final class Benchmark implements Callable<Integer> {
  private static final int QUICK_PAGES = 6;

  /** How far the growth is followed. */
  private static final int TIMES = 10;

  @Option(names = "--home", required = true, hidden = true)
  private Path home = Path.of("");

  @Option(names = "--tessdata", required = true, hidden = true)
  private Path tessdata = Path.of("");

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "SET",
      description =
          "Sets to run: oldbooks-book, oldbooks-files, digital-text, digital-plain, digital-images, mixed."
              + " Default: all.")
  private List<String> sets = List.of();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CONTENDER",
      description = "Contenders to run, by the names in the report. Default: all.")
  private List<String> only = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each contender does each set. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "100",
      description = "Pages of a set. Default: ${DEFAULT-VALUE}.")
  private int pages;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Pages that every contender does at the same time. Default: one a processor.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quick", description = "One round over a few pages: whether all of it runs.")
  private boolean quick;

  @Option(
      names = "--growth",
      description =
          "Instead of the contenders: Colophon on 100 and on 1,000 pages (--pages and ten times as"
              + " many), as one file and as many, with its heap. Takes an hour on two cores.")
  private boolean growth;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where report.md, report.json and runs.tsv go. Default: only to the terminal.")
  private Path output;

  /** Runs it; what is missing on the machine, the script has told before. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Benchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (quick) {
      rounds = 1;
      pages = QUICK_PAGES;
    }
    final Path scratch = Files.createTempDirectory("colophon-benchmark");
    try {
      run(scratch);
    } finally {
      Trees.delete(scratch);
    }
    return 0;
  }

  private void run(Path scratch) throws Exception {
    final Peers peers = Peers.with(tessdata, scratch);
    final Map<String, String> conditions = new LinkedHashMap<>(Machine.conditions());
    conditions.put("workers", Integer.toString(workers));
    conditions.put("rounds", Integer.toString(rounds));
    conditions.putAll(peers.versions());
    final Sets laid = Sets.in(home, scratch);
    final Rounds runs = new Rounds(rounds, scratch, peers.environment(), System.err);
    if (growth) {
      growth(laid, runs, conditions);
      return;
    }
    final List<Contender> contenders = chosen(new Contenders(home, workers).all());
    final List<PageSet> done = new ArrayList<>();
    final List<Result> results = new ArrayList<>();
    for (final String name : sets.isEmpty() ? Sets.ALL : sets) {
      final PairedSet set = laid.lay(name, pages);
      done.add(set.whole());
      results.addAll(runs.of(set, contenders));
    }
    final Results all = new Results(results);
    finish(new Report(conditions, done, contenders, all, Targets.check(all)));
  }

  private void growth(Sets laid, Rounds runs, Map<String, String> conditions) throws Exception {
    final List<PageSet> done = new ArrayList<>();
    final List<Result> results = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final Contender contender = GrowingHeap.of(new Contenders(home, workers));
    for (final String form : List.of(Sets.BOOK, Sets.FILES)) {
      final PairedSet few = laid.lay(form, form + "-" + pages, pages);
      final PairedSet many = laid.lay(form, form + "-" + TIMES * pages, TIMES * pages);
      final Result small = runs.of(few, List.of(contender)).get(0);
      final Result large = runs.of(many, List.of(contender)).get(0);
      done.addAll(List.of(few.whole(), many.whole()));
      results.addAll(List.of(small, large));
      targets.addAll(Targets.growth(small, large));
    }
    finish(new Report(conditions, done, List.of(contender), new Results(results), targets));
  }

  private List<Contender> chosen(List<Contender> all) {
    final List<String> names = all.stream().map(Contender::name).toList();
    for (final String name : only) {
      if (!names.contains(name)) {
        throw new CommandLine.ParameterException(
            new CommandLine(this),
            "no contender " + name + "; there are " + String.join(", ", names));
      }
    }
    return only.isEmpty() ? all : all.stream().filter(one -> only.contains(one.name())).toList();
  }

  private void finish(Report report) throws Exception {
    System.out.print(report.markdown());
    if (output != null) {
      report.write(output);
    }
  }
}
