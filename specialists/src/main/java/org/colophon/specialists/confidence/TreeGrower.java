package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grows boosted trees for the logistic loss, level by level over binned values, with Newton steps
 * and an L2 penalty: T. Chen, C. Guestrin, "XGBoost: a scalable tree boosting system", KDD 2016,
 * sections 2.2 and 3.3. Nothing is drawn by chance: the same words give the same trees.
 */
final class TreeGrower {
  private final Plan plan;
  private final BinnedClues clues;
  private final boolean[] correct;
  private final double[] logits;
  private final double[] gradients;
  private final double[] curvatures;
  private final int[] nodes;

  /**
   * How trees are grown.
   *
   * @param trees their number
   * @param depth questions on every path
   * @param rate share of each Newton step that is taken, (0,1]
   * @param penalty L2, on the value of a leaf
   * @param leastWords of a leaf
   */
  record Plan(int trees, int depth, double rate, double penalty, int leastWords) {}

  private TreeGrower(Plan plan, BinnedClues clues, boolean[] correct, double base) {
    this.plan = plan;
    this.clues = clues;
    this.correct = correct;
    this.logits = new double[correct.length];
    Arrays.fill(logits, base);
    this.gradients = new double[correct.length];
    this.curvatures = new double[correct.length];
    this.nodes = new int[correct.length];
  }

  /**
   * Grows trees that tell right words from wrong ones.
   *
   * @param rows values of the clues, a row for each word
   */
  static BoostedTrees grow(Plan plan, double[][] rows, boolean[] correct) {
    final double base = Targets.logOdds(correct);
    final BinnedClues clues = new BinnedClues(rows, rows.length == 0 ? 0 : rows[0].length);
    final TreeGrower grower = new TreeGrower(plan, clues, correct, base);
    final List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < plan.trees(); i++) {
      trees.add(grower.tree());
    }
    return new BoostedTrees(base, trees);
  }

  private Tree tree() {
    for (int i = 0; i < correct.length; i++) {
      final double p = 1 / (1 + Math.exp(-logits[i]));
      gradients[i] = p - (correct[i] ? 1 : 0);
      curvatures[i] = p * (1 - p);
    }
    Arrays.fill(nodes, 0);
    final int inner = (1 << plan.depth()) - 1;
    final Integer[] asked = new Integer[inner];
    final Double[] bounds = new Double[inner];
    for (int level = 0; level < plan.depth(); level++) {
      final int first = (1 << level) - 1;
      final Split[] splits = splits(first, 1 << level);
      for (int i = 0; i < splits.length; i++) {
        asked[first + i] = splits[i].clue();
        bounds[first + i] =
            splits[i].clue() < 0 ? 0 : clues.bound(splits[i].clue(), splits[i].bin());
      }
      for (int i = 0; i < nodes.length; i++) {
        final Split split = splits[nodes[i] - first];
        final boolean above = split.clue() >= 0 && clues.bin(split.clue(), i) > split.bin();
        nodes[i] = 2 * nodes[i] + (above ? 2 : 1);
      }
    }
    return new Tree(List.of(asked), List.of(bounds), leaves(inner));
  }

  /** A question; none has clue -1. */
  private record Split(int clue, int bin, double gain) {
    static final Split NONE = new Split(-1, 0, 0);
  }

  private Split[] splits(int first, int count) {
    final Split[] best = new Split[count];
    Arrays.fill(best, Split.NONE);
    for (int clue = 0; clue < clues.clues(); clue++) {
      final int bins = clues.count(clue);
      if (bins == 1) {
        continue;
      }
      final double[] gradient = new double[count * bins];
      final double[] curvature = new double[count * bins];
      final int[] words = new int[count * bins];
      for (int i = 0; i < nodes.length; i++) {
        final int place = (nodes[i] - first) * bins + clues.bin(clue, i);
        gradient[place] += gradients[i];
        curvature[place] += curvatures[i];
        words[place]++;
      }
      for (int node = 0; node < count; node++) {
        best[node] = better(best[node], clue, node * bins, bins, gradient, curvature, words);
      }
    }
    return best;
  }

  private Split better(
      Split best,
      int clue,
      int from,
      int bins,
      double[] gradient,
      double[] curvature,
      int[] words) {
    double allGradient = 0;
    double allCurvature = 0;
    int all = 0;
    for (int bin = 0; bin < bins; bin++) {
      allGradient += gradient[from + bin];
      allCurvature += curvature[from + bin];
      all += words[from + bin];
    }
    final double whole = worth(allGradient, allCurvature);
    Split found = best;
    double below = 0;
    double bend = 0;
    int count = 0;
    for (int bin = 0; bin < bins - 1; bin++) {
      below += gradient[from + bin];
      bend += curvature[from + bin];
      count += words[from + bin];
      if (count >= plan.leastWords() && all - count >= plan.leastWords()) {
        final double gain =
            worth(below, bend) + worth(allGradient - below, allCurvature - bend) - whole;
        if (gain > found.gain()) {
          found = new Split(clue, bin, gain);
        }
      }
    }
    return found;
  }

  private double worth(double gradient, double curvature) {
    return gradient * gradient / (curvature + plan.penalty());
  }

  private List<Double> leaves(int first) {
    final double[] gradient = new double[first + 1];
    final double[] curvature = new double[first + 1];
    for (int i = 0; i < nodes.length; i++) {
      gradient[nodes[i] - first] += gradients[i];
      curvature[nodes[i] - first] += curvatures[i];
    }
    final List<Double> leaves = new ArrayList<>();
    for (int leaf = 0; leaf <= first; leaf++) {
      leaves.add(Digits.few(-plan.rate() * gradient[leaf] / (curvature[leaf] + plan.penalty())));
    }
    for (int i = 0; i < nodes.length; i++) {
      logits[i] += leaves.get(nodes[i] - first);
    }
    return leaves;
  }
}
