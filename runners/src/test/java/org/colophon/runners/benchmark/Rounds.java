package org.colophon.runners.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.store.Trees;

/**
 * Runs contenders on a set in turn, A B A B, so that whatever else the machine does hits all of
 * them alike. Each round runs a blank page and the set, into fresh folders; before the first round
 * every contender is warmed up with a run that is not counted.
 */
final class Rounds {
  private final int rounds;
  private final Path scratch;
  private final Map<String, String> environment;
  private final PrintStream progress;

  Rounds(int rounds, Path scratch, Map<String, String> environment, PrintStream progress) {
    this.rounds = rounds;
    this.scratch = scratch;
    this.environment = environment;
    this.progress = progress;
  }

  /** What was measured of one contender so far. */
  private static final class Tally {
    private final List<Usage> blank = new ArrayList<>();
    private final List<Usage> whole = new ArrayList<>();
    private Map<String, Double> steps = Map.of();
    private ErrorRate errors;
    private String fault = "";
  }

  List<Result> of(PairedSet set, List<Contender> contenders)
      throws IOException, InterruptedException {
    final Map<Contender, Tally> tallies = new LinkedHashMap<>();
    for (final Contender contender : contenders) {
      if (contender.does(set.whole())) {
        final Tally tally = new Tally();
        tallies.put(contender, tally);
        attempt(tally, () -> run(contender, set.blank(), "warm-up", new Tally()));
      }
    }
    for (int round = 1; round <= rounds; round++) {
      final String name = "round-" + round;
      for (final Map.Entry<Contender, Tally> entry : tallies.entrySet()) {
        final Contender contender = entry.getKey();
        final Tally tally = entry.getValue();
        attempt(
            tally,
            () -> {
              tally.blank.add(run(contender, set.blank(), name + "-blank", new Tally()));
              tally.whole.add(run(contender, set.whole(), name, tally));
            });
      }
    }
    return tallies.entrySet().stream()
        .map(entry -> result(set, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Result result(PairedSet set, Contender contender, Tally tally) {
    return new Result(
        set.whole().name(),
        contender.name(),
        set.whole().pages(),
        tally.blank,
        tally.whole,
        tally.errors,
        tally.steps,
        tally.fault);
  }

  private interface Attempt {
    void run() throws IOException, InterruptedException;
  }

  /** A contender that failed once is out; the others go on. */
  private void attempt(Tally tally, Attempt attempt) throws InterruptedException {
    if (!tally.fault.isEmpty()) {
      return;
    }
    try {
      attempt.run();
    } catch (IOException e) {
      tally.fault = String.valueOf(e.getMessage());
      progress.println("  failed: " + tally.fault);
    }
  }

  private Usage run(Contender contender, PageSet set, String name, Tally tally)
      throws IOException, InterruptedException {
    final Path output = scratch.resolve("output");
    Trees.delete(output);
    Files.createDirectories(output);
    final Path stem =
        scratch.resolve("logs").resolve(set.name() + "-" + contender.name() + "-" + name);
    final Usage usage = contender.run(set, output, stem, environment);
    progress.printf(
        Locale.ROOT,
        "  %-14s %-8s %-20s %4d pages %8.2f s wall %8.2f s CPU %6.0f MB%n",
        set.name(),
        name,
        contender.name(),
        set.pages(),
        usage.wallSeconds(),
        usage.cpuSeconds(),
        usage.peakMegabytes());
    // The same in every round.
    if (!set.truths().isEmpty() && tally.errors == null) {
      tally.errors = Accuracy.of(set.truths(), contender.texts().read(set, output));
    }
    tally.steps = StepCosts.of(output);
    Trees.delete(output);
    return usage;
  }
}
