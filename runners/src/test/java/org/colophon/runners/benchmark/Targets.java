package org.colophon.runners.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds results against the targets. */
final class Targets {
  private static final double LEAST_SPEEDUP = 3;
  private static final double MOST_OVER_RECOGNISER = 1.15;
  private static final double LEAST_PLAIN_PAGES = 20;
  private static final double LEAST_DRAWN_PAGES = 3;

  private static final double MOST_GROWTH = 0.10;

  private final Results results;
  private final List<Target> targets = new ArrayList<>();

  private Targets(Results results) {
    this.results = results;
  }

  static List<Target> check(Results results) {
    final Targets targets = new Targets(results);
    for (final String set : results.sets()) {
      if (set.startsWith(Sets.SCANS)) {
        targets.scans(set);
      }
    }
    targets.digital(Sets.TEXT, LEAST_PLAIN_PAGES, "of text alone");
    targets.digital(Sets.ILLUSTRATED, LEAST_DRAWN_PAGES, "with images, drawn where one is kept");
    return List.copyOf(targets.targets);
  }

  private void scans(String set) {
    final Optional<Result> peer = results.find(set, Contenders.OCRMYPDF_CLEAN);
    final Optional<Result> recogniser = results.find(set, Contenders.RECOGNISER);
    for (final String name : List.of(Contenders.COLOPHON, Contenders.COLOPHON_IN_PROCESS)) {
      final Optional<Result> ours = results.find(set, name);
      final String faster =
          name
              + " at least "
              + LEAST_SPEEDUP
              + " times the pages a second of "
              + Contenders.OCRMYPDF_CLEAN;
      final String accurate = name + " at no worse CER than " + Contenders.OCRMYPDF_CLEAN;
      if (ours.isPresent() && peer.isPresent()) {
        final Spread wall = Results.ratio(peer.get(), ours.get(), Usage::wallSeconds);
        final Spread cpu = Results.ratio(peer.get(), ours.get(), Usage::cpuSeconds);
        add(
            set,
            faster,
            wall.text(2) + " by wall, " + cpu.text(2) + " by CPU",
            wall.median() >= LEAST_SPEEDUP);
        if (ours.get().errors() != null && peer.get().errors() != null) {
          final double own = ours.get().errors().rate();
          final double other = peer.get().errors().rate();
          add(
              set,
              accurate,
              String.format(Locale.ROOT, "%.2f %% against %.2f %%", 100 * own, 100 * other),
              own <= other);
        } else {
          missing(set, accurate);
        }
      } else {
        missing(set, faster);
        missing(set, accurate);
      }
      overRecogniser(set, name, ours, recogniser);
    }
  }

  private void overRecogniser(
      String set, String name, Optional<Result> ours, Optional<Result> recogniser) {
    final String wanted =
        name + " at most " + MOST_OVER_RECOGNISER + " times the CPU a page of the recogniser alone";
    if (ours.isEmpty() || recogniser.isEmpty()) {
      missing(set, wanted);
      return;
    }
    final double alone = recogniser.get().cpuPerPage().median();
    final double without = ours.get().cpuPerPageWithoutStart() / alone;
    add(
        set,
        wanted,
        String.format(
            Locale.ROOT,
            "%.2f without the start-up, %s with the start-up",
            without,
            Results.ratio(ours.get(), recogniser.get(), Usage::cpuSeconds).text(2)),
        without <= MOST_OVER_RECOGNISER);
  }

  private void digital(String set, double least, String which) {
    for (final String name :
        List.of(Contenders.COLOPHON_TEXT, Contenders.COLOPHON_TEXT_IN_PROCESS)) {
      final String wanted =
          name + " at least " + least + " born-digital pages a second and core, " + which;
      final Optional<Result> ours = results.find(set, name);
      if (ours.isEmpty()) {
        missing(set, wanted);
        continue;
      }
      final double without = 1 / ours.get().cpuPerPageWithoutStart();
      add(
          set,
          wanted,
          String.format(
              Locale.ROOT,
              "%.1f without the start-up, %.1f with the start-up",
              without,
              1 / ours.get().cpuPerPage().median()),
          without >= least);
    }
  }

  /** Holds the costs of some pages against those of many more. */
  static List<Target> growth(Result few, Result many) {
    final String cpu =
        "CPU of a page without the start-up grows by at most 10 % from " + few.pages() + " pages";
    final String heap = "the heap grows by at most 10 % from " + few.pages() + " pages";
    if (!few.isMeasured() || !many.isMeasured()) {
      return List.of(
          new Target(many.set(), cpu, "", Target.Verdict.NOT_MEASURED),
          new Target(many.set(), heap, "", Target.Verdict.NOT_MEASURED));
    }
    return List.of(
        growth(many.set(), cpu, "s", few.cpuPerPageWithoutStart(), many.cpuPerPageWithoutStart()),
        growth(many.set(), heap, "MB", few.heapMegabytes(), many.heapMegabytes()));
  }

  private static Target growth(
      String set, String wanted, String unit, double before, double after) {
    final double share = after / before - 1;
    return new Target(
        set,
        wanted,
        String.format(
            Locale.ROOT,
            "%.2f %s, then %.2f %s (%+.1f %%)",
            before,
            unit,
            after,
            unit,
            100 * share),
        Target.Verdict.of(share <= MOST_GROWTH));
  }

  private void add(String set, String wanted, String measured, boolean met) {
    targets.add(new Target(set, wanted, measured, Target.Verdict.of(met)));
  }

  private void missing(String set, String wanted) {
    targets.add(new Target(set, wanted, "", Target.Verdict.NOT_MEASURED));
  }
}
