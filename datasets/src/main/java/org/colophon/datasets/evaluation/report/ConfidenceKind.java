package org.colophon.datasets.evaluation.report;

/** Which confidence a figure judges. */
public enum ConfidenceKind {
  /** What the specialist says of itself. */
  RAW("raw", "as the specialist says it, not calibrated; Tesseract's own for its words"),
  /** What a fit to truth makes of it. */
  CALIBRATED("calibrated", "the probability that a fit to other documents gives the word");

  private final String word;
  private final String description;

  ConfidenceKind(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** The name used in reports. */
  public String word() {
    return word;
  }

  public String description() {
    return description;
  }
}
