package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.WordCalibration;
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
   * @throws IOException if a file cannot be read, or does not calibrate what reads ink
   */
  static CalibrationChoice of(String choice, Map<String, String> environment) throws IOException {
    return switch (choice) {
      case OFF -> new CalibrationChoice(new Calibrations(List.of()));
      case AUTO -> auto(ModelStore.ofEnvironment(List.of(), environment).home());
      default -> new CalibrationChoice(named(Path.of(choice)));
    };
  }

  private static CalibrationChoice auto(Path home) throws IOException {
    final List<WordCalibration> all = new ArrayList<>();
    final Path own = home.resolve(Calibrations.FILE);
    if (Files.exists(own)) {
      all.addAll(Calibrations.read(own).calibrations());
    }
    all.addAll(Calibrations.builtIn().calibrations());
    return new CalibrationChoice(new Calibrations(all));
  }

  private static Calibrations named(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": no such file; the other choices are auto and off");
    }
    final Calibrations calibrations = Calibrations.read(file);
    if (calibrations.find(InkReader.SPECIALIST, "").isEmpty()) {
      throw new IOException(file + ": has no calibration of " + InkReader.SPECIALIST);
    }
    return calibrations;
  }

  Optional<WordCalibration> find(String modelDigest) {
    return calibrations.find(InkReader.SPECIALIST, modelDigest);
  }
}
