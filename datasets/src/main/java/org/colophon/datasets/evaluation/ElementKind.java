package org.colophon.datasets.evaluation;

import java.util.Locale;

/** What is scored as one thing. */
public enum ElementKind {
  DOCUMENT,
  PAGE,
  LINE,
  TABLE,
  FORMULA,
  CHART,
  /** A region of the page's layout. */
  REGION,
  /** A single statement, see {@link org.colophon.datasets.truth.Fact}. */
  FACT;

  /** The word used in tables and reports: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a word.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static ElementKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
