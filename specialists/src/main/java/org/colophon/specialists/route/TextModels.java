package org.colophon.specialists.route;

import java.io.Serializable;

/**
 * Tesseract's models for the languages of a run, and those for a second look.
 *
 * @param tessdata folder of the models of the first pass; empty where none were resolved
 * @param languages codes joined by +
 * @param digest joint SHA-256 of the models, hex
 * @param secondTessdata folder of the models for a second look: those of quality {@code best} where
 *     they were pulled, else the same
 * @param secondDigest of these, hex
 */
public record TextModels(
    String tessdata, String languages, String digest, String secondTessdata, String secondDigest)
    implements Serializable {
  /** Where no page is read. */
  public static final TextModels NONE = new TextModels("", "", "", "", "");

  /** Whether a second look is one by other models. */
  public boolean secondIsBetter() {
    return !secondDigest.equals(digest);
  }
}
