package org.colophon.datasets.model;

/**
 * A word with its ink.
 *
 * @param id empty until the page is numbered
 * @param confidence probability in [0,1] that the text is right
 */
public record Word(String id, String text, Box box, double confidence, Style style) {
  public Word withId(String newId) {
    return new Word(newId, text, box, confidence, style);
  }

  public Word withBox(Box newBox) {
    return new Word(id, text, newBox, confidence, style);
  }

  /**
   * The same, as sure as this.
   *
   * @param newConfidence probability in [0,1] that the text is right
   */
  public Word withConfidence(double newConfidence) {
    return new Word(id, text, box, newConfidence, style);
  }
}
