package org.colophon.datasets.metrics.text;

import org.colophon.datasets.metrics.Ratio;

/**
 * Character or word error rate: the edits that turn the truth into the reading (V. Levenshtein,
 * "Binary codes capable of correcting deletions, insertions, and reversals", 1966) over the length
 * of the truth, in Unicode code points or words. Rates of several texts are added up before
 * dividing, which gives the micro average.
 *
 * @param insertions symbols of the reading that the truth has not
 * @param deletions symbols of the truth that the reading has not
 * @param substitutions symbols read as others; see {@link Alignment} on how the three are told
 *     apart
 * @param length symbols of the truth
 */
public record ErrorRate(long insertions, long deletions, long substitutions, long length) {
  public static final ErrorRate NONE = new ErrorRate(0, 0, 0, 0);

  /**
   * Compares two texts character by character (CER).
   *
   * @throws IllegalArgumentException if they are too long to be compared as one: more than 2^36 as
   *     the product of their lengths
   */
  public static ErrorRate ofCharacters(String truth, String reading, Normalisation normalisation) {
    final Symbols symbols = new Symbols();
    return of(
        symbols.ofCharacters(normalisation.apply(truth)),
        symbols.ofCharacters(normalisation.apply(reading)),
        symbols.count());
  }

  /**
   * Compares two texts word by word (WER); words are what white space separates.
   *
   * @throws IllegalArgumentException as for characters
   */
  public static ErrorRate ofWords(String truth, String reading, Normalisation normalisation) {
    final Symbols symbols = new Symbols();
    return of(
        symbols.ofWords(normalisation.words(truth)),
        symbols.ofWords(normalisation.words(reading)),
        symbols.count());
  }

  static ErrorRate of(int[] truth, int[] reading, int symbols) {
    final int[] partners = Alignment.partners(truth, reading, symbols);
    int paired = 0;
    int substitutions = 0;
    for (int i = 0; i < truth.length; i++) {
      if (partners[i] >= 0) {
        paired++;
        substitutions += truth[i] == reading[partners[i]] ? 0 : 1;
      }
    }
    return new ErrorRate(
        reading.length - paired, truth.length - paired, substitutions, truth.length);
  }

  public ErrorRate plus(ErrorRate other) {
    return new ErrorRate(
        insertions + other.insertions,
        deletions + other.deletions,
        substitutions + other.substitutions,
        length + other.length);
  }

  public long edits() {
    return insertions + deletions + substitutions;
  }

  public Ratio ratio() {
    return new Ratio(edits(), length);
  }

  /** Edits per symbol of truth; may pass 1. No edits over an empty truth are 0, any others 1. */
  public double rate() {
    return ratio().value(edits() == 0 ? 0 : 1);
  }

  /** One less the rate: 1 is perfect; negative where more is wrong than there is. */
  public double accuracy() {
    return 1 - rate();
  }
}
