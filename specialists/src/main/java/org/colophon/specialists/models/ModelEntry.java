package org.colophon.specialists.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A model that the manifest names.
 *
 * @param version of the model, as its origin counts
 * @param language as Tesseract calls it, for example {@code fra} or {@code script/Fraktur}; for
 *     other engines those it was made for, joined by {@code +}
 * @param quality null for models of other engines than Tesseract
 * @param size of the model file in bytes; 0 when unknown
 * @param sha256 of the model file, hex; empty when unknown, then it is pinned on the first pull
 * @param licence SPDX id
 * @param engine that reads with it; Tesseract where the manifest does not say
 */
public record ModelEntry(
    String id,
    String version,
    String language,
    Quality quality,
    long size,
    String sha256,
    String licence,
    Origin origin,
    Engine engine) {
  public ModelEntry {
    sha256 = sha256 == null ? "" : sha256;
    engine = engine == null ? Engine.TESSERACT : engine;
  }

  /**
   * Where a model comes from.
   *
   * @param place coordinates of a Maven artifact or npm package; owner, name and revision of a
   *     repository
   * @param file inside the place; compressed when it ends in {@code .gz}
   */
  public record Origin(Kind kind, String place, String file) {}

  /** What can read with a model. */
  public enum Engine {
    @JsonProperty("tesseract")
    TESSERACT,
    /** ONNX Runtime. */
    @JsonProperty("onnx")
    ONNX
  }

  /** How a model is got. */
  public enum Kind {
    /** Came with the build. */
    @JsonProperty("bundled")
    BUNDLED,
    /** With the user's npm, from whatever registry it is set up for. */
    @JsonProperty("npm")
    NPM,
    /** By HTTP, from a public repository or a copy of it. */
    @JsonProperty("repository")
    REPOSITORY
  }
}
