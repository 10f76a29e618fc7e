package org.colophon.specialists.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A binary decision tree in which every path asks equally many questions: node i has the children
 * 2i+1, for values up to its bound, and 2i+2. A class with bare arrays and no record, since every
 * word of every page walks through all trees.
 */
final class Tree {
  private static final int MOST_LEAVES = 1 << 8;

  private final int[] clues;
  private final double[] bounds;
  private final double[] leaves;

  /**
   * @param clues index of the clue that each inner node asks for; -1 goes to the first child always
   * @param bounds the largest value that goes to the first child
   * @param leaves what each end adds to the logit, from left to right
   * @throws IllegalArgumentException if their numbers do not fit, or one is not finite
   */
  Tree(
      @JsonProperty("clues") List<Integer> clues,
      @JsonProperty("bounds") List<Double> bounds,
      @JsonProperty("leaves") List<Double> leaves) {
    this.clues = clues.stream().mapToInt(Objects::requireNonNull).toArray();
    this.bounds = finite(bounds);
    this.leaves = finite(leaves);
    if (leaves.size() > MOST_LEAVES
        || Integer.bitCount(leaves.size()) != 1
        || clues.size() != leaves.size() - 1
        || bounds.size() != clues.size()) {
      throw new IllegalArgumentException(
          "a tree of %d clues, %d bounds and %d leaves"
              .formatted(clues.size(), bounds.size(), leaves.size()));
    }
  }

  private static double[] finite(List<Double> numbers) {
    final double[] array = numbers.stream().mapToDouble(Objects::requireNonNull).toArray();
    if (!Arrays.stream(array).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a tree with a number that is not finite");
    }
    return array;
  }

  @JsonProperty("clues")
  List<Integer> clues() {
    return Arrays.stream(clues).boxed().toList();
  }

  @JsonProperty("bounds")
  List<Double> bounds() {
    return Arrays.stream(bounds).boxed().toList();
  }

  @JsonProperty("leaves")
  List<Double> leaves() {
    return Arrays.stream(leaves).boxed().toList();
  }

  /**
   * What the tree adds to the logit.
   *
   * @param values of the clues
   */
  double value(double[] values) {
    int node = 0;
    while (node < clues.length) {
      final int clue = clues[node];
      node = 2 * node + (clue >= 0 && values[clue] > bounds[node] ? 2 : 1);
    }
    return leaves[node - clues.length];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree tree
        && Arrays.equals(clues, tree.clues)
        && Arrays.equals(bounds, tree.bounds)
        && Arrays.equals(leaves, tree.leaves);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(clues), Arrays.hashCode(bounds), Arrays.hashCode(leaves));
  }
}
