package org.colophon.datasets.evaluation;

/**
 * A word that was read, and whether truth agrees.
 *
 * @param elementId the page or line it stands on
 * @param confidence as the reading has it, [0,1]
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
    boolean correct) {}
