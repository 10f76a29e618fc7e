package org.colophon.specialists.confidence;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits calibrations to judged words, and says by cross-validation over documents what a fit is
 * worth on documents that it has not seen. The correction on top of the trees is fitted to logits
 * of unseen documents, too: on their own words the trees are surer than they may be.
 */
public final class CalibrationFitter {
  /** Folds of documents. */
  public static final int FOLDS = 8;

  private static final int INNER_FOLDS = 4;

  private static final TreeGrower.Plan PLAN = new TreeGrower.Plan(150, 4, 0.1, 10, 40);

  /** All that the trees may ask for. */
  private static final List<Clue> CLUES = List.of(Clue.values());

  private final long seed;

  /**
   * @param seed of the split into folds
   */
  public CalibrationFitter(long seed) {
    this.seed = seed;
  }

  /**
   * Fits the words of one specialist.
   *
   * @param models SHA-256 of the models that read them, hex
   * @throws IllegalArgumentException if they are of fewer than {@value #FOLDS} documents
   */
  public Fitted<WordCalibration> fit(
      String specialist, List<String> models, List<JudgedEvidence> words) {
    final long documents = JudgedEvidence.documents(words);
    if (documents < FOLDS) {
      throw new IllegalArgumentException(
          "words of %d documents that were read from ink are too few for a fit; it takes %d"
              .formatted(documents, FOLDS));
    }
    final int[] folds = Folds.of(words, FOLDS, seed);
    final Double[] unseen = new Double[words.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      final Weights weights = weights(part(words, folds, fold));
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] == fold) {
          unseen[i] =
              weights.platt.probability(
                  weights.trees.logit(WordCalibration.values(CLUES, words.get(i).evidence())));
        }
      }
    }
    final Weights all = weights(words);
    final List<String> named = CLUES.stream().map(Clue::word).toList();
    return new Fitted<>(
        new WordCalibration(
            specialist,
            models,
            named,
            all.trees,
            all.platt,
            FitOrigin.of(seed, FOLDS, words, List.of(unseen))),
        List.of(unseen));
  }

  private record Weights(BoostedTrees trees, Platt platt) {}

  private Weights weights(List<JudgedEvidence> words) {
    final int[] folds = Folds.of(words, INNER_FOLDS, seed);
    final double[] logits = new double[words.size()];
    for (int fold = 0; fold < INNER_FOLDS; fold++) {
      final BoostedTrees trees = trees(part(words, folds, fold));
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] == fold) {
          logits[i] = trees.logit(WordCalibration.values(CLUES, words.get(i).evidence()));
        }
      }
    }
    return new Weights(trees(words), Platt.fit(logits, JudgedEvidence.correct(words)));
  }

  private static BoostedTrees trees(List<JudgedEvidence> words) {
    final double[][] rows =
        words.stream()
            .map(word -> WordCalibration.values(CLUES, word.evidence()))
            .toArray(double[][]::new);
    return TreeGrower.grow(PLAN, rows, JudgedEvidence.correct(words));
  }

  /** Words outside of a fold. */
  private static List<JudgedEvidence> part(List<JudgedEvidence> words, int[] folds, int fold) {
    return IntStream.range(0, folds.length)
        .filter(i -> folds[i] != fold)
        .mapToObj(words::get)
        .toList();
  }
}
