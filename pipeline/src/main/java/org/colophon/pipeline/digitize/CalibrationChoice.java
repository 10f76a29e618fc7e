package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.pages.InkReader;

/**
 * The calibrations that a run may choose from.
 *
 * @param calibrations the preferred first
 */
record CalibrationChoice(Calibrations calibrations) {
  /** Word for: the user's own, else those that came with the build. */
  static final String AUTO = "auto";

  /** Word for: confidence stays raw. */
  static final String OFF = "off";

  /**
   * @param choice auto, off or a file
   * @throws IOException if a file cannot be read, or has no calibration
   */
  static CalibrationChoice of(String choice, Map<String, String> environment) throws IOException {
    return switch (choice) {
      case OFF -> new CalibrationChoice(Calibrations.NONE);
      case AUTO -> auto(ModelStore.ofEnvironment(List.of(), environment).home());
      default -> new CalibrationChoice(named(Path.of(choice)));
    };
  }

  private static CalibrationChoice auto(Path home) throws IOException {
    final Path own = home.resolve(Calibrations.FILE);
    final Calibrations users = Files.exists(own) ? Calibrations.read(own) : Calibrations.NONE;
    return new CalibrationChoice(users.then(Calibrations.builtIn()));
  }

  private static Calibrations named(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": no such file; the other choices are auto and off");
    }
    final Calibrations calibrations = Calibrations.read(file);
    if (calibrations.isEmpty()) {
      throw new IOException(
          file + ": has no calibration in it; make one with colophon evaluate --calibrate");
    }
    return calibrations;
  }

  /**
   * What a run with these models of the first pass needs: their calibration, and all of specialists
   * that read regions.
   */
  Calibrations of(String modelDigest) {
    return new Calibrations(
        calibrations.find(InkReader.SPECIALIST, modelDigest).stream().toList(),
        calibrations.scalars());
  }
}
