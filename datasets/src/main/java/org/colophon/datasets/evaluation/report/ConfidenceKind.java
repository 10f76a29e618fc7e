package org.colophon.datasets.evaluation.report;

/** Whose confidence a figure judges. Calibrated confidence will stand here beside the raw one. */
public enum ConfidenceKind {
  RAW("raw", "as the specialist says it, not calibrated; Tesseract's own for its words");

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
