package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a score a probability that never falls while the score rises: M. Ayer et al., "An empirical
 * distribution function for sampling with incomplete information", 1955 (pool adjacent violators),
 * as B. Zadrozny and C. Elkan use it, "Transforming classifier scores into accurate multiclass
 * probability estimates", KDD 2002. Between the middles of its blocks the probability is
 * interpolated, so that different scores mostly stay different.
 *
 * @param scores of the middles of the blocks, rising
 * @param probabilities of the blocks, inside (0,1), rising
 */
public record Isotonic(List<Double> scores, List<Double> probabilities) {
  /**
   * @throws IllegalArgumentException if there are no blocks, or they do not rise
   */
  public Isotonic {
    scores = List.copyOf(scores);
    probabilities = List.copyOf(probabilities);
    if (scores.isEmpty() || scores.size() != probabilities.size()) {
      throw new IllegalArgumentException(
          scores.size() + " scores with " + probabilities.size() + " probabilities");
    }
    for (int i = 0; i < scores.size(); i++) {
      if (!(Double.isFinite(scores.get(i))
          && probabilities.get(i) > 0
          && probabilities.get(i) < 1
          && (i == 0
              || (scores.get(i) > scores.get(i - 1)
                  && probabilities.get(i) >= probabilities.get(i - 1))))) {
        throw new IllegalArgumentException(
            "scores " + scores + " with probabilities " + probabilities + " do not rise");
      }
    }
  }

  /**
   * The fit to scores; with Platt's targets, so that no block is ever quite sure.
   *
   * @param scores at least one
   * @param correct of each score, whether what has it is right
   */
  public static Isotonic fit(double[] scores, boolean[] correct) {
    final Targets targets = Targets.of(correct);
    // What is equal is one block before it is held against others, or chance would order it.
    final SortedMap<Double, Block> ties = new TreeMap<>();
    for (int i = 0; i < scores.length; i++) {
      ties.merge(scores[i], new Block(scores[i], targets.of(correct[i]), 1), Block::with);
    }
    final List<Block> blocks = new ArrayList<>();
    ties.values().forEach(block -> add(blocks, block));
    return new Isotonic(
        blocks.stream().map(block -> Digits.few(block.score / block.count)).toList(),
        blocks.stream().map(block -> block.sum / block.count).toList());
  }

  /** Adds a block behind the others; what would fall becomes one. */
  private static void add(List<Block> blocks, Block added) {
    Block last = added;
    while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).mustJoin(last)) {
      last = blocks.remove(blocks.size() - 1).with(last);
    }
    blocks.add(last);
  }

  /** Of a score that is beyond the outermost blocks: that of the nearest. */
  public double probability(double score) {
    int above = 0;
    while (above < scores.size() && scores.get(above) < score) {
      above++;
    }
    if (above == 0 || above == scores.size()) {
      return probabilities.get(Math.min(above, scores.size() - 1));
    }
    final double from = scores.get(above - 1);
    final double share = (score - from) / (scores.get(above) - from);
    final double low = probabilities.get(above - 1);
    final double high = probabilities.get(above);
    // In this form rounding lets it neither fall nor rise above the next block.
    return Math.min(high, low + share * (high - low));
  }

  /**
   * Words of neighbouring scores.
   *
   * @param score sum over its words
   * @param sum of the targets of its words
   */
  private record Block(double score, double sum, int count) {
    boolean mustJoin(Block next) {
      // Digits are dropped later, which must not bring two middles together.
      return sum / count >= next.sum / next.count
          || Digits.few(score / count) >= Digits.few(next.score / next.count);
    }

    Block with(Block next) {
      return new Block(score + next.score, sum + next.sum, count + next.count);
    }
  }
}
