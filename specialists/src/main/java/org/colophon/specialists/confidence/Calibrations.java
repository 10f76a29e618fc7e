package org.colophon.specialists.confidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.specialists.models.ModelManifest;

/** The calibrations of a file: those that came with the build, or those that a user has fitted. */
public record Calibrations(List<WordCalibration> calibrations) {
  /** What a file of calibrations is called, beside the manifest and beside pulled models. */
  public static final String FILE = "calibrations.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 16 << 20;

  public Calibrations {
    calibrations = List.copyOf(calibrations);
  }

  /** Those that came with the build, beside its manifest of models. */
  public static Calibrations builtIn() {
    try (InputStream in = ModelManifest.class.getResourceAsStream(FILE)) {
      return JSON.readValue(in, Calibrations.class);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + ": the build's own file cannot be read", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or holds something else; one line that names it
   */
  public static Calibrations read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      final byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(
            file + ": larger than " + (MOST_BYTES >> 20) + " MiB; name a file of calibrations");
      }
      return JSON.readValue(bytes, Calibrations.class);
    } catch (JacksonException e) {
      throw new IOException(
          file
              + ": not a file of calibrations ("
              + e.getOriginalMessage().lines().findFirst().orElse("")
              + "); make one with colophon evaluate --calibrate",
          e);
    }
  }

  /**
   * Writes a file, a line each; the same calibrations give the same bytes.
   *
   * @throws IOException if it cannot be written; an older file stays
   */
  public void write(Path file) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{\"calibrations\":[".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < calibrations.size(); i++) {
      out.writeBytes(
          ((i == 0 ? "\n" : ",\n") + calibrations.get(i).toJson())
              .getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("\n]}\n".getBytes(StandardCharsets.UTF_8));
    try (AtomicFile target = AtomicFile.create(file)) {
      target.stream().write(out.toByteArray());
      target.commit();
    }
  }

  /**
   * The calibration of a specialist: that which was fitted to words of this model, or else the
   * first of the specialist; what makes a reading doubtful differs little from model to model.
   *
   * @param model SHA-256 of its model, or of several jointly, hex
   */
  public Optional<WordCalibration> find(String specialist, String model) {
    final List<WordCalibration> own =
        calibrations.stream().filter(one -> one.specialist().equals(specialist)).toList();
    return own.stream()
        .filter(one -> one.models().contains(model))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }
}
