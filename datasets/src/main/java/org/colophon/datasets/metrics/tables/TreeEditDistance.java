package org.colophon.datasets.metrics.tables;

/**
 * The ordered tree edit distance: K. Zhang, D. Shasha, "Simple fast algorithms for the editing
 * distance between trees and related problems", SIAM Journal on Computing 18(6), 1989. Deleting or
 * inserting a node costs 1.
 *
 * <p>APTED, which the reference code of TEDS uses, is not published as an artifact; GumTree's
 * Zhang-Shasha matcher has costs of its own that cannot be replaced.
 */
final class TreeEditDistance {
  /** What it costs to take one node for another; nodes by their number in post-order. */
  interface RenameCost {
    double of(int first, int second);
  }

  private final int[] firstLeaves;
  private final int[] secondLeaves;
  private final RenameCost rename;
  private final double[][] trees;
  private final double[][] forests;

  private TreeEditDistance(int[] firstLeaves, int[] secondLeaves, RenameCost rename) {
    this.firstLeaves = firstLeaves;
    this.secondLeaves = secondLeaves;
    this.rename = rename;
    this.trees = new double[firstLeaves.length][secondLeaves.length];
    this.forests = new double[firstLeaves.length + 1][secondLeaves.length + 1];
  }

  /**
   * Compares two trees that are given by their leftmost leaves. Memory and, for trees as flat as
   * tables, work grow with the product of the numbers of nodes.
   *
   * @param firstLeaves for every node in post-order the number of the leftmost leaf below it, or
   *     its own number if it is a leaf; the last node is the root
   */
  static double of(int[] firstLeaves, int[] secondLeaves, RenameCost rename) {
    final TreeEditDistance distance = new TreeEditDistance(firstLeaves, secondLeaves, rename);
    final boolean[] firstKeys = keyRoots(firstLeaves);
    final boolean[] secondKeys = keyRoots(secondLeaves);
    for (int i = 0; i < firstLeaves.length; i++) {
      for (int j = 0; firstKeys[i] && j < secondLeaves.length; j++) {
        if (secondKeys[j]) {
          distance.compare(i, j);
        }
      }
    }
    return distance.trees[firstLeaves.length - 1][secondLeaves.length - 1];
  }

  /** Nodes that have a sibling on their left, and the root: the highest of each leftmost leaf. */
  private static boolean[] keyRoots(int[] leaves) {
    final boolean[] keys = new boolean[leaves.length];
    final boolean[] seen = new boolean[leaves.length];
    for (int node = leaves.length - 1; node >= 0; node--) {
      keys[node] = !seen[leaves[node]];
      seen[leaves[node]] = true;
    }
    return keys;
  }

  private void compare(int firstRoot, int secondRoot) {
    final int firstFrom = firstLeaves[firstRoot];
    final int secondFrom = secondLeaves[secondRoot];
    forests[firstFrom][secondFrom] = 0;
    for (int i = firstFrom; i <= firstRoot; i++) {
      forests[i + 1][secondFrom] = forests[i][secondFrom] + 1;
    }
    for (int j = secondFrom; j <= secondRoot; j++) {
      forests[firstFrom][j + 1] = forests[firstFrom][j] + 1;
    }
    for (int i = firstFrom; i <= firstRoot; i++) {
      for (int j = secondFrom; j <= secondRoot; j++) {
        final double dropOrAdd = Math.min(forests[i][j + 1], forests[i + 1][j]) + 1;
        if (firstLeaves[i] == firstFrom && secondLeaves[j] == secondFrom) {
          trees[i][j] = Math.min(dropOrAdd, forests[i][j] + rename.of(i, j));
          forests[i + 1][j + 1] = trees[i][j];
        } else {
          forests[i + 1][j + 1] =
              Math.min(dropOrAdd, forests[firstLeaves[i]][secondLeaves[j]] + trees[i][j]);
        }
      }
    }
  }
}
