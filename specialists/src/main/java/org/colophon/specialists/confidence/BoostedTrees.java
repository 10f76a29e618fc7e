package org.colophon.specialists.confidence;

import java.util.List;

/**
 * A sum of small trees: gradient boosting, J. Friedman, "Greedy function approximation: a gradient
 * boosting machine", Annals of Statistics 29, 2001.
 *
 * @param base logit before any tree
 */
record BoostedTrees(double base, List<Tree> trees) {
  private static final int MOST_TREES = 2000;

  BoostedTrees {
    trees = List.copyOf(trees);
    if (trees.size() > MOST_TREES || !Double.isFinite(base)) {
      throw new IllegalArgumentException(trees.size() + " trees on " + base);
    }
  }

  /** The logit that a word is right. */
  double logit(double[] values) {
    double sum = base;
    for (final Tree tree : trees) {
      sum += tree.value(values);
    }
    return sum;
  }
}
