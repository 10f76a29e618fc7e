package org.colophon.specialists.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationsTest {
  @TempDir private Path folder;

  @Test
  void theBuiltInOneIsOfTheBuiltInModel() throws IOException {
    final String model =
        ModelStore.ofEnvironment(List.of(), Map.of()).resolve("eng", Quality.FAST).digest();
    final WordCalibration calibration =
        Calibrations.builtIn().find("tesseract", model).orElseThrow();
    assertTrue(calibration.models().contains(model), calibration.models().toString());
    for (final FitOrigin.Group group : calibration.origin().groups()) {
      assertTrue(group.error() < group.rawError(), group.toString());
    }
  }

  @Test
  void theFitToTheModelIsTakenBeforeAnotherOfTheSpecialist() {
    final WordCalibration first = calibration("tesseract", "a");
    final WordCalibration second = calibration("tesseract", "b");
    final Calibrations both =
        new Calibrations(List.of(calibration("other", "b"), first, second), List.of());
    assertEquals(second, both.find("tesseract", "b").orElseThrow());
    assertEquals(first, both.find("tesseract", "c").orElseThrow());
    assertEquals(Optional.empty(), both.find("nobody", "b"));
  }

  @Test
  void aFileIsReadAsItWasWritten() throws IOException {
    final WordCalibration fitted =
        new CalibrationFitter(1)
            .fit("tesseract", List.of("m"), Pretend.words(8, 60, 3))
            .calibration();
    final Path file = folder.resolve("calibrations.json");
    new Calibrations(List.of(fitted), List.of()).write(file);
    final WordCalibration read = Calibrations.read(file).find("tesseract", "m").orElseThrow();
    assertEquals(fitted, read);
    assertEquals(fitted.digest(), read.digest());
  }

  @Test
  void aBadFileIsOneLineThatNamesIt() throws IOException {
    final String tree = "{\"clues\":[%s],\"bounds\":[%s],\"leaves\":[%s]}";
    assertRefused("");
    assertRefused("[1, 2");
    assertRefused("{\"calibrations\":[{}]}");
    assertRefused("[".repeat(5000));
    // A clue that is not known, one that is not named, a tree with too few leaves, one of too many.
    assertRefused(file("no-such-clue", tree.formatted("0", "0.5", "0,1")));
    assertRefused(file("raw", tree.formatted("1", "0.5", "0,1")));
    assertRefused(file("raw", tree.formatted("0", "0.5", "0")));
    assertRefused(file("raw", tree.formatted("0,0", "0.5,0.5", "0,1,2")));
    assertRefused(file("raw", tree.formatted("0", "\"NaN\"", "0,1")));
    assertRefused(file("raw", tree.formatted("null", "0.5", "0,1")));
    Files.writeString(folder.resolve("good.json"), file("raw", tree.formatted("0", "0.5", "0,1")));
    assertEquals(1, Calibrations.read(folder.resolve("good.json")).calibrations().size());
  }

  private void assertRefused(String text) throws IOException {
    final Path file = folder.resolve("bad.json");
    Files.writeString(file, text);
    final IOException refused = assertThrows(IOException.class, () -> Calibrations.read(file));
    assertTrue(refused.getMessage().startsWith(file + ": "), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
  }

  private static String file(String clue, String tree) {
    return """
    {"calibrations":[{"specialist":"tesseract","models":["m"],"clues":["%s"],
      "trees":{"base":0.5,"trees":[%s]},"platt":{"slope":1,"shift":0},"origin":{"seed":1,"folds":8,"groups":[]}}]}\
    """
        .formatted(clue, tree);
  }

  private static WordCalibration calibration(String specialist, String model) {
    return new WordCalibration(
        specialist,
        List.of(model),
        List.of("raw"),
        new BoostedTrees(0, List.of()),
        Platt.LOGIT,
        new FitOrigin(1, 8, List.of()));
  }
}
