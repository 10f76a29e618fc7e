package org.colophon.specialists.confidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.specialists.models.ModelManifest;

/**
 * The calibrations of a file: those that came with the build, or those that a user has fitted.
 *
 * @param calibrations of the first pass, the preferred first
 * @param scalars of specialists that read regions, the preferred first
 */
public record Calibrations(List<WordCalibration> calibrations, List<ScalarCalibration> scalars) {
  /** Leaves all confidence as it is. */
  public static final Calibrations NONE = new Calibrations(List.of(), List.of());

  /** What a file of calibrations is called, beside the manifest and beside pulled models. */
  public static final String FILE = "calibrations.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 16 << 20;

  public Calibrations {
    calibrations = List.copyOf(calibrations);
    // Files of before there were any have none.
    scalars = scalars == null ? List.of() : List.copyOf(scalars);
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
   * The calibrations that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Calibrations fromJson(String json) {
    try {
      return JSON.readValue(json, Calibrations.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not calibrations: " + e.getOriginalMessage(), e);
    }
  }

  /** A line each; the same calibrations give the same text. */
  public String toJson() {
    return "{\"calibrations\":["
        + calibrations.stream()
            .map(one -> "\n" + one.toJson())
            .collect(Collectors.joining(",", "", "\n"))
        + "],\"scalars\":["
        + scalars.stream()
            .map(one -> "\n" + one.toJson())
            .collect(Collectors.joining(",", "", "\n"))
        + "]}\n";
  }

  /**
   * Writes a file, a line each; the same calibrations give the same bytes.
   *
   * @throws IOException if it cannot be written; an older file stays
   */
  public void write(Path file) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      target.stream().write(toJson().getBytes(StandardCharsets.UTF_8));
      target.commit();
    }
  }

  /** Those of this and then those of another. */
  public Calibrations then(Calibrations other) {
    return new Calibrations(
        Stream.concat(calibrations.stream(), other.calibrations.stream()).toList(),
        Stream.concat(scalars.stream(), other.scalars.stream()).toList());
  }

  /** Whether nothing is calibrated. */
  @JsonIgnore
  public boolean isEmpty() {
    return calibrations.isEmpty() && scalars.isEmpty();
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

  /**
   * The calibration of a specialist that reads regions, fitted to words of exactly this model: what
   * a specialist says of itself is its model's own scale.
   *
   * @param model SHA-256 of its model, hex; empty where it is not known
   */
  public Optional<ScalarCalibration> findScalar(String specialist, String model) {
    return scalars.stream()
        .filter(one -> one.specialist().equals(specialist) && one.models().contains(model))
        .findFirst();
  }
}
