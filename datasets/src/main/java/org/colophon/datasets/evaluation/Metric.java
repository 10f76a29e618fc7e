package org.colophon.datasets.evaluation;

/** The metrics by the names they have in tables, reports and floors. */
public enum Metric {
  CER("cer", false, "character error rate, all text, leading normalisation"),
  CER_EXACT("cer-exact", false, "the same after Unicode NFC alone"),
  CER_CASELESS("cer-caseless", false, "the same with case folded"),
  WER("wer", false, "word error rate, leading normalisation"),
  WORDS("words", true, "bag of words, F1"),
  FCA("fca", true, "flexible character accuracy: order of blocks does not matter"),
  ORDER("reading-order", true, "pairs of true lines that the reading has in the same order"),
  INSERTED("inserted", false, "characters that truth does not have, per true character"),
  LOST("lost", false, "true characters that the reading does not have, per true character"),
  TEDS("teds", true, "tree edit distance similarity of tables"),
  TEDS_STRUCTURE("teds-structure", true, "the same without the text of the cells"),
  ADJACENCY("cell-adjacency", true, "cell adjacency relations, F1"),
  NUMERIC_CELLS("numeric-cells", true, "true numeric cells with exactly that value in their place"),
  INK("ink", true, "ink of true regions inside a region of the right kind"),
  INK_KEPT("ink-kept", false, "ink of true regions kept as a figure or unknown instead"),
  FACTS("facts", true, "statements that hold"),
  WITHOUT_OUTCOME("without-outcome", false, "pages and sources without any outcome");

  private final String word;
  private final boolean higherIsBetter;
  private final String description;

  Metric(String word, boolean higherIsBetter, String description) {
    this.word = word;
    this.higherIsBetter = higherIsBetter;
    this.description = description;
  }

  /** The name used in tables, reports and floors. */
  public String word() {
    return word;
  }

  /** Whether 1 is best; otherwise 0 is. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  public String description() {
    return description;
  }

  /**
   * The metric of a name.
   *
   * @throws IllegalArgumentException if there is no such metric; one line
   */
  public static Metric of(String word) {
    for (final Metric metric : values()) {
      if (metric.word.equals(word)) {
        return metric;
      }
    }
    throw new IllegalArgumentException("no metric is called '" + word + "'");
  }
}
