package org.colophon.specialists.confidence;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Fits the confidence of a specialist that reads regions, and says by cross-validation over
 * documents what the fit is worth on unseen ones. With little to go by the fit is Platt's, which
 * has two numbers to find; with more, whichever of Platt's and the isotonic one explains unseen
 * documents better, by mean log loss.
 */
public final class ScalarFitter {
  /** Folds of documents, and the fewest documents of a fit. */
  public static final int FOLDS = CalibrationFitter.FOLDS;

  /** Fewest judged words of a fit. */
  public static final int LEAST_WORDS = 100;

  /** Fewest judged words for which an isotonic fit is tried. */
  private static final int ENOUGH_FOR_ISOTONIC = 1000;

  /** Scores that differ by less are one, and tell nothing of each other. */
  private static final double SAME = 1e-6;

  /** A probability must not fall while the confidence rises. */
  private static final double LEAST_SLOPE = 1e-6;

  private final long seed;

  /**
   * @param seed of the split into folds
   */
  public ScalarFitter(long seed) {
    this.seed = seed;
  }

  /**
   * Fits the words of one specialist with one model.
   *
   * @return empty where there are fewer than {@value #LEAST_WORDS} words or fewer documents than
   *     folds
   */
  public Optional<Fitted<ScalarCalibration>> fit(
      String specialist, String model, List<JudgedEvidence> words) {
    if (words.size() < LEAST_WORDS || JudgedEvidence.documents(words) < FOLDS) {
      return Optional.empty();
    }
    final double[] scores =
        words.stream().mapToDouble(word -> LogOdds.of(word.evidence().raw())).toArray();
    final boolean[] correct = JudgedEvidence.correct(words);
    final int[] folds = Folds.of(words, FOLDS, seed);
    final double[] byPlatt = new double[scores.length];
    final double[] byIsotonic = new double[scores.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      final int left = fold;
      final int[] others = IntStream.range(0, folds.length).filter(i -> folds[i] != left).toArray();
      final Platt platt = platt(part(scores, others), part(correct, others));
      final Isotonic isotonic = Isotonic.fit(part(scores, others), part(correct, others));
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] == fold) {
          byPlatt[i] = platt.probability(scores[i]);
          byIsotonic[i] = isotonic.probability(scores[i]);
        }
      }
    }
    final boolean isotonic =
        words.size() >= ENOUGH_FOR_ISOTONIC && loss(byIsotonic, correct) < loss(byPlatt, correct);
    final List<Double> unseen =
        IntStream.range(0, scores.length)
            .mapToObj(i -> isotonic ? byIsotonic[i] : byPlatt[i])
            .toList();
    return Optional.of(
        new Fitted<>(
            new ScalarCalibration(
                specialist,
                List.of(model),
                isotonic ? null : platt(scores, correct),
                isotonic ? Isotonic.fit(scores, correct) : null,
                FitOrigin.of(seed, FOLDS, words, unseen)),
            unseen));
  }

  /**
   * Where all scores are one, as of a specialist that always says the same, or do not rise with
   * what is right, all words are as right as they are on the whole.
   */
  private static Platt platt(double[] scores, boolean[] correct) {
    final DoubleSummaryStatistics range = DoubleStream.of(scores).summaryStatistics();
    final Platt platt =
        range.getMax() - range.getMin() < SAME ? Platt.LOGIT : Platt.fit(scores, correct);
    if (!platt.equals(Platt.LOGIT)) {
      return platt;
    }
    return new Platt(LEAST_SLOPE, Targets.logOdds(correct));
  }

  private static double[] part(double[] all, int[] places) {
    return IntStream.of(places).mapToDouble(i -> all[i]).toArray();
  }

  private static boolean[] part(boolean[] all, int[] places) {
    final boolean[] part = new boolean[places.length];
    for (int i = 0; i < part.length; i++) {
      part[i] = all[places[i]];
    }
    return part;
  }

  private static double loss(double[] probabilities, boolean[] correct) {
    double sum = 0;
    for (int i = 0; i < correct.length; i++) {
      sum -= Math.log(correct[i] ? probabilities[i] : 1 - probabilities[i]);
    }
    return sum / correct.length;
  }
}
