package org.colophon.datasets.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.datasets.truth.Corpora;
import org.junit.jupiter.api.Assumptions;

/** Finds a file of the corpora, or skips the test. */
final class Corpus {
  private Corpus() {}

  static Path file(String group, String name) {
    final Optional<Path> file =
        Corpora.group(group).map(folder -> folder.resolve(name)).filter(Files::exists);
    Assumptions.assumeTrue(file.isPresent(), () -> "corpora absent: no " + group + "/" + name);
    return file.get();
  }
}
