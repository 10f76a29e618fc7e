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
import java.util.Random;
import java.util.TreeMap;
import org.colophon.datasets.metrics.confidence.Calibration;
import org.colophon.datasets.metrics.confidence.Judgements;
import org.colophon.datasets.metrics.confidence.RiskCoverage;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.store.Sha256;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.reconcile.VoteFitter;
import org.colophon.specialists.reconcile.VoteWeights;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.text.UnseenPages.Judged;
import org.colophon.specialists.text.UnseenPages.UnseenPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the words of a page are worth in the end, after calibration and votes, on documents that
 * neither has seen: {@code mvn test -Dgroups=long -Dtest=VoteStudyTest}. The confidences of the
 * first pass are by calibrations that have not seen the document, and so are the weights of the
 * votes: documents are dealt to folds by the hash of their names, and each is judged by a fit to
 * the others. {@code -Dcolophon.text-groups}, {@code -Dcolophon.step} and {@code
 * -Dcolophon.best=true} (contests with the best models are fitted, too) as in {@link
 * TextLadderStudyTest}; a language takes 8 pages. First it prints the weights that a fit to all
 * documents gives: votes.json holds them.
 */
@Tag("long")
class VoteStudyTest {
  private static final int FOLDS = 4;

  /** Expected calibration error that is aimed at. */
  private static final double MOST_ERROR = 0.02;

  /** Of so many draws of right and wrong from the probabilities themselves. */
  private static final int DRAWS = 200;

  private static final boolean BEST = Boolean.getBoolean("colophon.best");

  private static final List<TextGroup> GROUPS =
      Arrays.stream(
              System.getProperty("colophon.text-groups", "OLDBOOKS,UW3,SROIE,TAPUS").split(",", -1))
          .map(TextGroup::valueOf)
          .toList();

  /** A word of a finished page. */
  private record Final(TextGroup group, double confidence, boolean correct) {}

  @Test
  void finalWordsAreCalibratedAndRankBetterOnUnseenDocuments() throws Exception {
    final Optional<Path> folder = Corpora.group("ocr_text");
    assumeTrue(folder.isPresent(), "the corpora are absent; set COLOPHON_CORPORA");
    try (UnseenPages pages =
        UnseenPages.read(folder.get(), GROUPS, Integer.getInteger("colophon.step", 1), BEST)) {
      System.out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(fit(pages, FOLDS)));
      final VoteWeights[] weights = new VoteWeights[FOLDS];
      for (int fold = 0; fold < FOLDS; fold++) {
        weights[fold] = fit(pages, fold);
      }
      final List<Final> words = new ArrayList<>();
      final Map<TextGroup, long[]> edits = new TreeMap<>();
      for (final UnseenPage page : pages.pages()) {
        final List<Segment> read =
            page.reread(weights[fold(page)], false, contested -> {}).segments();
        for (final Judged word : page.judge(read)) {
          words.add(new Final(page.group(), word.word().confidence(), word.correct()));
        }
        count(page, read, edits.computeIfAbsent(page.group(), group -> new long[3]));
      }
      edits.forEach(
          (group, sums) ->
              System.out.printf(
                  Locale.ROOT,
                  "%s: %d characters, wrong after the first pass %d, after the votes %d%n",
                  group,
                  sums[0],
                  sums[1],
                  sums[2]));
      final List<String> faults = new ArrayList<>();
      for (final TextGroup group : GROUPS) {
        report(group, raw(pages, group), words, faults);
        if (edits.get(group)[2] > edits.get(group)[1]) {
          faults.add(group + " got worse");
        }
      }
      assertTrue(faults.isEmpty(), faults.toString());
    }
  }

  private static int fold(UnseenPage page) {
    return Math.floorMod(Sha256.hex(page.document()).hashCode(), FOLDS);
  }

  /** Weights by the contests of all other folds. */
  private static VoteWeights fit(UnseenPages pages, int without) {
    final List<VoteFitter.Judged> judged = new ArrayList<>();
    for (final UnseenPage page : pages.pages()) {
      if (fold(page) != without) {
        for (final boolean best : BEST ? new boolean[] {false, true} : new boolean[] {false}) {
          page.reread(
              VoteWeights.standard(),
              best,
              contested ->
                  judged.addAll(
                      JudgedContests.of(contested, page.truth(), page.group().normalisation())));
        }
      }
    }
    return VoteFitter.fit(judged);
  }

  /** Adds characters, and edits before and after. */
  private static void count(UnseenPage page, List<Segment> read, long[] sums) {
    final Normalisation normalisation = page.group().normalisation();
    final List<String> first = UnseenPages.lines(page.segments()).stream().map(Line::text).toList();
    final List<String> last = UnseenPages.lines(read).stream().map(Line::text).toList();
    final List<String> truth = TruthLines.cut(page.truth(), first, normalisation);
    for (int i = 0; i < truth.size(); i++) {
      sums[0] += truth.get(i).length();
      sums[1] += edits(truth.get(i), first.get(i), normalisation);
      sums[2] += edits(truth.get(i), last.get(i), normalisation);
    }
  }

  private static long edits(String truth, String reading, Normalisation normalisation) {
    return ErrorRate.ofCharacters(truth, normalisation.apply(reading), Normalisation.EXACT).edits();
  }

  private static Judgements raw(UnseenPages pages, TextGroup group) {
    final Judgements raw = new Judgements();
    for (final UnseenPage page : pages.pages()) {
      if (page.group() == group) {
        page.judge(page.first().raw())
            .forEach(word -> raw.add(word.word().confidence(), word.correct()));
      }
    }
    return raw;
  }

  private static void report(
      TextGroup group, Judgements raw, List<Final> words, List<String> faults) {
    final double[] confidences =
        words.stream()
            .filter(word -> word.group() == group)
            .mapToDouble(Final::confidence)
            .toArray();
    final Judgements last = new Judgements();
    words.stream()
        .filter(word -> word.group() == group)
        .forEach(word -> last.add(word.confidence(), word.correct()));
    final double error = Calibration.equalWidth(last).error();
    final double area = RiskCoverage.of(last).area();
    final double[] perfect = perfect(confidences);
    System.out.printf(
        Locale.ROOT,
        "%s: %d words, ECE raw %.4f, final %.4f (perfect: mean %.4f, 99 of 100 below %.4f), area raw %.5f, final %.5f%n",
        group,
        last.size(),
        Calibration.equalWidth(raw).error(),
        error,
        Arrays.stream(perfect).average().orElse(0),
        perfect[DRAWS * 99 / 100],
        RiskCoverage.of(raw).area(),
        area);
    if (area >= RiskCoverage.of(raw).area()) {
      faults.add(group + " ranks no better than raw confidence");
    }
    // So few words cannot tell a smaller error from none.
    if (error > Math.max(MOST_ERROR, perfect[DRAWS * 99 / 100])) {
      faults.add(group + " has an error of " + error);
    }
  }

  /** Errors that these probabilities would show if they were perfect, from the least up. */
  private static double[] perfect(double[] confidences) {
    final Random random = new Random(1);
    final double[] errors = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      final Judgements drawn = new Judgements();
      for (final double confidence : confidences) {
        drawn.add(confidence, random.nextDouble() < confidence);
      }
      errors[draw] = Calibration.equalWidth(drawn).error();
    }
    Arrays.sort(errors);
    return errors;
  }
}
