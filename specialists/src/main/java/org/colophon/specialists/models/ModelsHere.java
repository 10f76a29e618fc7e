package org.colophon.specialists.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The models of a run on this machine. They were resolved where the run was submitted; on another
 * machine of a cluster that folder may be absent, and the same models are found by their digest.
 */
public final class ModelsHere {
  private ModelsHere() {}

  /**
   * A folder that holds them.
   *
   * @param submitted the folder at submission
   * @param digest joint SHA-256 of the models, hex
   * @throws IllegalStateException if this machine has no such models
   */
  public static Path folder(
      Path submitted, String languages, String digest, Map<String, String> environment) {
    if (Files.isDirectory(submitted)) {
      return submitted;
    }
    final ModelStore store = ModelStore.ofEnvironment(List.of(), environment);
    for (final Quality quality : Quality.values()) {
      try {
        final Resolved found = store.resolve(languages, quality);
        if (found.digest().equals(digest)) {
          return found.dataPath();
        }
      } catch (IOException absent) {
        // The other quality may be there; if not, that is told below.
      }
    }
    throw new IllegalStateException(
        "the models of "
            + languages
            + " that this run was submitted with are not on this machine; pull them here"
            + " (colophon models pull) or name their folder in COLOPHON_MODELS");
  }
}
