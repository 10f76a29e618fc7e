package org.colophon.specialists.text;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.reconcile.VoteFitter;
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
 * models for the second look.
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

  private static final double SHARE =
      Double.parseDouble(
          System.getProperty("colophon.share", Double.toString(ROUTES.budgets().reread())));

  @Test
  void noGroupGetsWorse() throws Exception {
    final Path folder = folder();
    for (final String name : GROUPS.split(",", -1)) {
      final TextGroup group = TextGroup.valueOf(name);
      LadderStudy.Result sum = new LadderStudy.Result(0, 0, 0, 0, 0, 0, 0, 0);
      try (LadderStudy study =
          new LadderStudy(group, weights(), SHARE, BEST, ROUTES.rules()::considered)) {
        final List<Path> pages = fold(group.pages(folder, STEP));
        study.measure(pages.get(0));
        for (final Path page : pages) {
          sum = sum.plus(study.measure(page));
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%s: fast %.3f, tesseract-again %.3f, ppocr %.3f, oracle %.3f, ladder %.3f %%; gap closed"
              + " %.2f; CPU %.2f to %.2f s, ratio %.3f%n",
          name,
          percent(sum.fast(), sum),
          percent(sum.tesseractAgain(), sum),
          percent(sum.paddle(), sum),
          percent(sum.oracle(), sum),
          percent(sum.ladder(), sum),
          sum.gapClosed(),
          sum.onceCpu(),
          sum.ladderCpu(),
          sum.ladderCpu() / sum.onceCpu());
      assertTrue(sum.ladder() <= sum.fast(), name + " got worse");
    }
  }

  private static double percent(long edits, LadderStudy.Result sum) {
    return 100.0 * edits / sum.length();
  }

  /**
   * Fits the weights of the vote anew and prints them; votes.json holds what it printed. What is
   * contested depends on the weights themselves, so it goes round twice.
   */
  @Test
  void weightsFitTheTruth() throws Exception {
    final Path folder = folder();
    VoteWeights weights = VoteWeights.standard();
    for (int round = 0; round < 2; round++) {
      final List<VoteFitter.Judged> judged = new ArrayList<>();
      for (final String name : GROUPS.split(",", -1)) {
        final TextGroup group = TextGroup.valueOf(name);
        for (final boolean best : BEST ? new boolean[] {false, true} : new boolean[] {false}) {
          try (LadderStudy study =
              new LadderStudy(group, weights, SHARE, best, ROUTES.rules()::considered)) {
            for (final Path page : fold(group.pages(folder, STEP))) {
              judged.addAll(study.contests(page));
            }
          }
        }
      }
      weights = VoteFitter.fit(judged);
      System.out.println(
          judged.size()
              + " contests, "
              + judged.stream().filter(one -> one.right() < 0).count()
              + " without a right answer");
    }
    System.out.println(
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(weights));
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
