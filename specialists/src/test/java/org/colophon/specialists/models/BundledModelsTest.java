package org.colophon.specialists.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BundledModelsTest {
  @Test
  void unpacksBothModelsToOneFolder() throws IOException {
    final Path folder = BundledModels.folder();
    assertTrue(Files.size(folder.resolve("eng.traineddata")) > 1_000_000);
    assertTrue(Files.size(folder.resolve("osd.traineddata")) > 1_000_000);
    assertEquals(folder, BundledModels.folder());
  }
}
