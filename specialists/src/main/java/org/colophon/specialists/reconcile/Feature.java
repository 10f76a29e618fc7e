package org.colophon.specialists.reconcile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a vote looks at besides who voted, each from 0 to 1. */
public enum Feature {
  /** 1 for every candidate: what speaks against "none of them". */
  @JsonProperty("bias")
  BIAS,
  /** The page is sure of the word elsewhere. */
  @JsonProperty("on-page")
  ON_PAGE,
  /** The languages know the word. */
  @JsonProperty("in-lexicon")
  IN_LEXICON,
  /** Digits and the marks between them. */
  @JsonProperty("number")
  NUMBER,
  /** Letters and digits in one word. */
  @JsonProperty("mixed")
  MIXED,
  /** Small letters, then a capital. */
  @JsonProperty("inner-capital")
  INNER_CAPITAL,
  /** Share of characters outside ASCII. */
  @JsonProperty("unusual")
  UNUSUAL,
  /** Share of characters that are neither letters and digits nor common marks. */
  @JsonProperty("odd-marks")
  ODD_MARKS,
  /** How much shorter than what the first pass read, of its length. */
  @JsonProperty("shorter")
  SHORTER,
  /** How much longer than what the first pass read, of its length. */
  @JsonProperty("longer")
  LONGER
}
