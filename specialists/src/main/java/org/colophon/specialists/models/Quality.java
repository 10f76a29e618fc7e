package org.colophon.specialists.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which of a language's models is meant: small and quick, or slower and a little more accurate. */
public enum Quality {
  @JsonProperty("fast")
  FAST,
  @JsonProperty("best")
  BEST;

  /** The word used in options, folders and the manifest. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
