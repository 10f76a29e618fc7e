package org.colophon.datasets.truth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes truth files that are given as text. */
final class TruthFixture {
  private TruthFixture() {}

  static Truth read(Path folder, String name, String content) throws Exception {
    return TruthFiles.read(write(folder, name, content));
  }

  static Path write(Path folder, String name, String content) throws IOException {
    final Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
