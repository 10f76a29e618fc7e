package org.colophon.specialists.confidence;

import java.util.List;

/**
 * A word of which truth says whether it is right.
 *
 * @param group part of the corpus
 * @param document id; words of one document are never on both sides of a split
 * @param word id
 * @param specialist id of who read it
 * @param model SHA-256 of the model that read it, or of several jointly, hex
 */
public record JudgedEvidence(
    String group,
    String document,
    String word,
    String specialist,
    String model,
    WordEvidence evidence,
    boolean correct) {
  /** Of how many documents the words are. */
  static long documents(List<JudgedEvidence> words) {
    return words.stream().map(JudgedEvidence::document).distinct().count();
  }

  /** Which of the words are right, in their order. */
  static boolean[] correct(List<JudgedEvidence> words) {
    final boolean[] correct = new boolean[words.size()];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = words.get(i).correct();
    }
    return correct;
  }
}
