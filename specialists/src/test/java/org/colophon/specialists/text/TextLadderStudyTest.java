package org.colophon.specialists.text;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The ladder of text against the oracle, on real pages: {@code mvn test -Dgroups=long
 * -Dtest=TextLadderStudyTest}. {@code -Dcolophon.step=4} takes every fourth page, {@code
 * -Dcolophon.text-groups=OLDBOOKS,UW3} some groups, {@code -Dcolophon.fold=0} or {@code 1} a half
 * of the pages, {@code -Dcolophon.votes=FILE} other weights, {@code -Dcolophon.best=true} the best
 * models for the second look, {@code -Dcolophon.rounds=1} one measurement of the CPU instead of
 * three.
 */
@Tag("long")
class TextLadderStudyTest {
  private static final int STEP = Integer.getInteger("colophon.step", 1);
  private static final String GROUPS =
      System.getProperty("colophon.text-groups", "OLDBOOKS,UW3,SROIE,TAPUS");

  /** Whether the best models, which must have been pulled, take the second look. */
  private static final boolean BEST = Boolean.getBoolean("colophon.best");

  /** The built-in routes: the study measures what they say. */
  static final RoutePlan ROUTES = RoutePlan.standard(SpecialistContext.ofProcess());

  /**
   * Share of the gap between the first pass and the oracle that the ladder must close. The aim is
   * 0.4; receipts and typescripts, whose lines are mostly wrong by every reader, do not reach it,
   * and what they do reach must not be lost.
   */
  private static final Map<TextGroup, Double> LEAST_CLOSED =
      Map.of(
          TextGroup.OLDBOOKS,
          0.4,
          TextGroup.UW3,
          0.4,
          TextGroup.SROIE,
          0.25,
          TextGroup.TAPUS,
          0.25);

  /** The same of all groups together. */
  private static final double LEAST_OF_ALL = 0.3;

  /** Of the first pass alone. */
  private static final double MOST_CPU = 1.3;

  /** A gap of fewer characters is closed or not by the luck of a few words. */
  private static final int TELLING = 100;

  /** How often the CPU is measured. */
  private static final int ROUNDS = Integer.getInteger("colophon.rounds", 3);

  private static final double SHARE =
      Double.parseDouble(
          System.getProperty("colophon.share", Double.toString(ROUTES.budgets().reread())));

  @Test
  void theGapToTheOracleIsClosedAtLittleCostAndNoGroupGetsWorse() throws Exception {
    final Path folder = folder();
    final List<String> faults = new ArrayList<>();
    LadderStudy.Result all = LadderStudy.Result.NONE;
    for (final String name : GROUPS.split(",", -1)) {
      final TextGroup group = TextGroup.valueOf(name);
      LadderStudy.Result sum = LadderStudy.Result.NONE;
      final double ratio;
      try (LadderStudy study =
          new LadderStudy(group, weights(), SHARE, BEST, ROUTES.rules()::considered)) {
        final List<Path> pages = fold(group.pages(folder, STEP));
        for (final Path page : pages) {
          sum = sum.plus(study.measure(page));
        }
        ratio = ratio(study, pages);
      }
      all = all.plus(sum);
      print(name, sum, ratio);
      if (sum.ladder() > sum.fast()) {
        faults.add(name + " got worse");
      }
      if (sum.fast() - sum.oracle() >= TELLING && sum.gapClosed() < LEAST_CLOSED.get(group)) {
        faults.add(name + " closes " + sum.gapClosed() + " of the gap");
      }
      if (ratio > MOST_CPU) {
        faults.add(name + " costs " + ratio);
      }
    }
    print("all", all, Double.NaN);
    if (all.gapClosed() < LEAST_OF_ALL) {
      faults.add("all together close " + all.gapClosed() + " of the gap");
    }
    assertTrue(faults.isEmpty(), faults.toString());
  }

  /** The median over rounds of all pages; what is compared runs one right after the other. */
  private static double ratio(LadderStudy study, List<Path> pages) throws Exception {
    final double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      LadderStudy.Cpu cpu = new LadderStudy.Cpu(0, 0);
      for (final Path page : pages) {
        cpu = cpu.plus(study.time(page));
      }
      ratios[round] = cpu.ratio();
    }
    Arrays.sort(ratios);
    return ratios[ROUNDS / 2];
  }

  private static void print(String name, LadderStudy.Result sum, double ratio) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d characters; fast %.3f, tesseract-again %.3f, ppocr %.3f, oracle %.3f, ladder %.3f %%; gap closed %.2f of %d; CPU ratio %.3f%n",
        name,
        sum.length(),
        percent(sum.fast(), sum),
        percent(sum.tesseractAgain(), sum),
        percent(sum.paddle(), sum),
        percent(sum.oracle(), sum),
        percent(sum.ladder(), sum),
        sum.gapClosed(),
        sum.fast() - sum.oracle(),
        ratio);
  }

  private static double percent(long edits, LadderStudy.Result sum) {
    return 100.0 * edits / sum.length();
  }

  /**
   * One half of the pages, told apart by their names, so that fit and measure can be kept apart.
   */
  private static List<Path> fold(List<Path> pages) {
    final String fold = System.getProperty("colophon.fold", "all");
    return fold.equals("all")
        ? pages
        : pages.stream()
            .filter(
                page -> (page.getFileName().toString().hashCode() & 1) == Integer.parseInt(fold))
            .toList();
  }

  private static VoteWeights weights() throws Exception {
    final String file = System.getProperty("colophon.votes", "");
    return file.isEmpty()
        ? VoteWeights.standard()
        : new ObjectMapper().readValue(Path.of(file).toFile(), VoteWeights.class);
  }

  private static Path folder() {
    final Optional<Path> folder = Corpora.group("ocr_text");
    assumeTrue(folder.isPresent(), "the corpora are absent; set COLOPHON_CORPORA");
    return folder.get();
  }
}
