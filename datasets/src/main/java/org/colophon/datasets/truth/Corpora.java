package org.colophon.datasets.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the corpora of real pages with ground truth, which are not part of the project: {@code
 * COLOPHON_CORPORA}, or {@code shared/corpora} beside a checkout.
 */
public final class Corpora {
  private Corpora() {}

  /**
   * The folder of a group of files, for example {@code ocr_text}; empty where the corpora are
   * absent.
   */
  public static Optional<Path> group(String name) {
    final String given = System.getenv("COLOPHON_CORPORA");
    if (given != null && !given.isBlank()) {
      return Optional.of(Path.of(given, name)).filter(Files::isDirectory);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      final Path corpora = folder.resolve("shared").resolve("corpora").resolve(name);
      if (Files.isDirectory(corpora)) {
        return Optional.of(corpora);
      }
    }
    return Optional.empty();
  }
}
