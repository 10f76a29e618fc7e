package org.colophon.specialists.confidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.colophon.datasets.store.Sha256;

/** Fits as they are written, and the names that they have from it. */
final class FitJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 16;

  private FitJson() {}

  /** The same fit gives the same text. */
  static String of(Object fit) {
    try {
      return JSON.writeValueAsString(fit);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names the fit in provenance, hex. */
  static String digest(Object fit) {
    return Sha256.hex(of(fit)).substring(0, DIGITS);
  }
}
