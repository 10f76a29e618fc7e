package org.colophon.specialists.confidence;

import java.util.List;

/**
 * A binary decision tree in which every path asks equally many questions: node i has the children
 * 2i+1, for values up to its bound, and 2i+2.
 *
 * @param clues index of the clue that each inner node asks for; -1 goes to the first child always
 * @param bounds the largest value that goes to the first child
 * @param leaves what each end adds to the logit, from left to right
 */
record Tree(List<Integer> clues, List<Double> bounds, List<Double> leaves) {
  private static final int MOST_LEAVES = 1 << 8;

  Tree {
    clues = List.copyOf(clues);
    bounds = List.copyOf(bounds);
    leaves = List.copyOf(leaves);
    if (leaves.size() > MOST_LEAVES
        || Integer.bitCount(leaves.size()) != 1
        || clues.size() != leaves.size() - 1
        || bounds.size() != clues.size()) {
      throw new IllegalArgumentException(
          "a tree of %d clues, %d bounds and %d leaves"
              .formatted(clues.size(), bounds.size(), leaves.size()));
    }
    if (!bounds.stream().allMatch(Double::isFinite)
        || !leaves.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a tree with a number that is not finite");
    }
  }

  /**
   * What the tree adds to the logit.
   *
   * @param values of the clues
   */
  double value(double[] values) {
    int node = 0;
    while (node < clues.size()) {
      final int clue = clues.get(node);
      node = 2 * node + (clue >= 0 && values[clue] > bounds.get(node) ? 2 : 1);
    }
    return leaves.get(node - clues.size());
  }
}
