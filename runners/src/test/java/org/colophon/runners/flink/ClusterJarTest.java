package org.colophon.runners.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterJarTest {
  @TempDir Path target;

  @Test
  void itLiesBesideTheClassesAndAboveTheJarsOfTheApplication() throws IOException {
    final Path jar = Files.createFile(target.resolve(ClusterJar.NAME));
    final Path classes = Files.createDirectory(target.resolve("classes"));
    assertEquals(jar, ClusterJar.beside(classes));
    assertEquals(jar, ClusterJar.beside(target.resolve("app").resolve("colophon-runners.jar")));
    assertEquals(jar, ClusterJar.beside(jar));
  }

  @Test
  void oneThatWasNotBuiltIsToldWithTheCure() {
    final Exception absent =
        assertThrows(
            IllegalArgumentException.class,
            () -> ClusterJar.beside(target.resolve("app").resolve("colophon-runners.jar")));
    assertTrue(absent.getMessage().contains("mvn package"), absent.getMessage());
    assertTrue(absent.getMessage().contains(ClusterJar.NAME), absent.getMessage());
  }
}
