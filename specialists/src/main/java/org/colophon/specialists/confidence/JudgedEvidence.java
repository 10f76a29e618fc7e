package org.colophon.specialists.confidence;

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
    boolean correct) {}
