package org.colophon.specialists.models;

import java.nio.file.Path;
import java.util.List;

/**
 * The models of a choice of languages, all in one folder.
 *
 * @param dataPath to be given to Tesseract; its name is the joint digest and its files never change
 * @param languages as Tesseract takes them, joined by {@code +}
 * @param digest joint SHA-256 of the models in their order, hex
 */
public record Resolved(Path dataPath, String languages, String digest, List<Model> models) {
  public Resolved {
    models = List.copyOf(models);
  }

  /**
   * One model.
   *
   * @param id from the manifest, or the language and {@code -local} for a file it does not know
   * @param version from the manifest, or the beginning of the digest
   * @param sha256 hex
   * @param found the file that it was copied from
   */
  public record Model(String language, String id, String version, String sha256, Path found) {}
}
