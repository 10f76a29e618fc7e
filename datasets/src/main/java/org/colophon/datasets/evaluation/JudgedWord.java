package org.colophon.datasets.evaluation;

/**
 * A word that was read, and whether truth agrees.
 *
 * @param elementId the page or line it stands on
 * @param confidence as the reading has it, [0,1]
 * @param calibrated whether the confidence was fitted to truth, or is the specialist's own
 */
public record JudgedWord(
    String group,
    String source,
    String documentId,
    String elementId,
    String wordId,
    String specialist,
    String text,
    double confidence,
    boolean calibrated,
    boolean correct) {

  /** The same word with a calibrated confidence. */
  public JudgedWord calibrated(double probability) {
    return new JudgedWord(
        group, source, documentId, elementId, wordId, specialist, text, probability, true, correct);
  }
}
