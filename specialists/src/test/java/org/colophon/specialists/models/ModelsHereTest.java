package org.colophon.specialists.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsHereTest {
  @TempDir private Path folder;

  private Map<String, String> otherMachine() {
    return Map.of("COLOPHON_CACHE", folder.resolve("cache").toString());
  }

  @Test
  void theFolderOfTheSubmissionIsTakenWhereItIsThere() {
    assertEquals(folder, ModelsHere.folder(folder, "eng", "any", otherMachine()));
  }

  @Test
  void onAnotherMachineTheSameModelsAreFoundByTheirDigest() throws IOException {
    final Resolved submitted =
        ModelStore.of(List.of(), folder.resolve("home"), ModelManifest.load())
            .resolve("eng", Quality.FAST);
    final Path here =
        ModelsHere.folder(folder.resolve("absent"), "eng", submitted.digest(), otherMachine());
    assertTrue(here.startsWith(folder.resolve("cache")), here.toString());
    assertTrue(Files.exists(here.resolve("eng.traineddata")));
  }

  @Test
  void otherModelsAreNoSubstitute() {
    final Exception absent =
        assertThrows(
            IllegalStateException.class,
            () ->
                ModelsHere.folder(folder.resolve("absent"), "eng", "0".repeat(64), otherMachine()));
    assertTrue(absent.getMessage().contains("COLOPHON_MODELS"), absent.getMessage());
  }
}
