package org.colophon.specialists.confidence;

import java.util.EnumMap;
import java.util.Map;

/** What is known of one word: a finite number for every clue. */
public final class WordEvidence {
  private final double[] values;

  private WordEvidence(double[] values) {
    this.values = values;
  }

  /**
   * The evidence with these values; a clue that is absent counts as 0.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public static WordEvidence of(Map<Clue, Double> known) {
    final double[] values = new double[Clue.values().length];
    new EnumMap<>(known)
        .forEach(
            (clue, value) -> {
              if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(clue.word() + " is " + value);
              }
              values[clue.ordinal()] = value;
            });
    return new WordEvidence(values);
  }

  public double get(Clue clue) {
    return values[clue.ordinal()];
  }

  /** Confidence as the recogniser gave it, [0,1]. */
  public double raw() {
    return get(Clue.RAW);
  }
}
