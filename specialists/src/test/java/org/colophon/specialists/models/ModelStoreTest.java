package org.colophon.specialists.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.TessAPI1;
import org.colophon.datasets.natives.Natives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir private Path folder;

  private ModelStore store(Path... folders) {
    return ModelStore.of(List.of(folders), folder.resolve("home"), ModelManifest.load());
  }

  @Test
  void theBundledModelIsTheOneTheManifestNames() throws IOException {
    final Resolved resolved = store().resolve("eng+osd", Quality.FAST);
    assertEquals("eng+osd", resolved.languages());
    assertEquals(
        List.of("eng-fast", "osd-fast"), resolved.models().stream().map(m -> m.id()).toList());
    assertEquals(
        "7d4322bd2a7749724879683fc3912cb542f19906c83bcc1a52132556427170b2",
        resolved.models().get(0).sha256());
  }

  @Test
  void tesseractOpensTheFolder() throws IOException {
    final Resolved resolved = store().resolve("eng", Quality.FAST);
    Natives.tesseract();
    // JNA unloaded Leptonica here once, and Tesseract could not be opened without it.
    System.gc();
    final TessBaseAPI api = TessAPI1.TessBaseAPICreate();
    try {
      assertEquals(
          0, TessAPI1.TessBaseAPIInit3(api, resolved.dataPath().toString(), resolved.languages()));
    } finally {
      TessAPI1.TessBaseAPIDelete(api);
    }
  }

  @Test
  void aGivenFolderComesBeforeTheEnvironmentAndTheBuild() throws IOException {
    final Path given = folder.resolve("given");
    final Path listed = folder.resolve("listed");
    FakeModel.write(given.resolve("eng.traineddata"), "given");
    FakeModel.write(listed.resolve("eng.traineddata"), "listed");
    FakeModel.write(listed.resolve("best/fra.traineddata"), "best");
    FakeModel.write(listed.resolve("fra.traineddata"), "any");
    final Map<String, String> environment =
        Map.of(
            "COLOPHON_MODELS",
            folder.resolve("absent") + File.pathSeparator + listed,
            "COLOPHON_CACHE",
            folder.resolve("cache").toString());
    final ModelStore store = ModelStore.ofEnvironment(List.of(given), environment);
    final Resolved resolved = store.resolve("eng+fra", Quality.BEST);
    assertEquals(given.resolve("eng.traineddata"), resolved.models().get(0).found());
    assertEquals("eng-local", resolved.models().get(0).id());
    assertEquals(listed.resolve("best/fra.traineddata"), resolved.models().get(1).found());
    assertTrue(resolved.dataPath().startsWith(folder.resolve("cache")));
  }

  @Test
  void oneFolderPerChoiceOfModels() throws IOException {
    FakeModel.write(folder.resolve("a/script/Fraktur.traineddata"), "one");
    final Resolved one = store(folder.resolve("a")).resolve("script/Fraktur", Quality.FAST);
    assertEquals(one, store(folder.resolve("a")).resolve("script/Fraktur", Quality.FAST));
    assertTrue(Files.exists(one.dataPath().resolve("script/Fraktur.traineddata")));
    FakeModel.write(folder.resolve("a/script/Fraktur.traineddata"), "two");
    final Resolved two = store(folder.resolve("a")).resolve("script/Fraktur", Quality.FAST);
    assertNotEquals(one.digest(), two.digest());
    assertEquals(
        one.models().get(0).sha256(),
        TrainedData.check(one.dataPath().resolve("script/Fraktur.traineddata")));
  }

  @Test
  void aMissingModelNamesTheCommandThatCuresIt() {
    final ModelStore store = store();
    assertEquals(
        "no best model for eng here; run: colophon models pull eng --quality best",
        assertThrows(MissingModelException.class, () -> store.resolve("eng", Quality.BEST))
            .getMessage());
    assertTrue(
        assertThrows(MissingModelException.class, () -> store.resolve("eng+xyz", Quality.FAST))
            .getMessage()
            .startsWith("no model is called xyz; "));
  }

  @Test
  void aLanguageWithOneQualityServesBoth() throws IOException {
    assertEquals("osd-fast", store().resolve("osd", Quality.BEST).models().get(0).id());
  }

  @Test
  void noNameLeadsOutOfAFolder() {
    for (final String name : List.of("../eng", "script/../../eng", "/etc/passwd", "", "eng\0")) {
      assertThrows(ModelException.class, () -> store().resolve(name, Quality.FAST), name);
    }
  }

  @Test
  void aFileThatIsNoModelIsNamed() throws IOException {
    final Path file = folder.resolve("a/deu.traineddata");
    Files.createDirectories(file.getParent());
    for (final byte[] bytes :
        List.of(
            new byte[0],
            "<html>404</html> and more text".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.util.Arrays.copyOf(FakeModel.bytes("x"), 20),
            new byte[] {1, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1})) {
      Files.write(file, bytes);
      final ModelException e =
          assertThrows(
              ModelException.class, () -> store(folder.resolve("a")).resolve("deu", Quality.FAST));
      assertTrue(e.getMessage().startsWith(file + ": not a Tesseract model ("), e.getMessage());
      assertFalse(e.getMessage().contains("\n"));
    }
  }

  @Test
  void listsWhatIsThereAndWhatCanBePulled() throws IOException {
    FakeModel.write(folder.resolve("a/xyz.traineddata"), "own");
    final List<ModelStore.Listed> all = store(folder.resolve("a")).list();
    assertTrue(
        all.stream()
            .anyMatch(
                l ->
                    l.language().equals("eng")
                        && l.quality() == Quality.FAST
                        && l.file().isPresent()));
    assertTrue(all.stream().anyMatch(l -> l.language().equals("rus") && l.file().isEmpty()));
    assertTrue(
        all.stream()
            .anyMatch(
                l ->
                    l.language().equals("xyz")
                        && l.known().isEmpty()
                        && l.file()
                            .equals(java.util.Optional.of(folder.resolve("a/xyz.traineddata")))));
  }
}
