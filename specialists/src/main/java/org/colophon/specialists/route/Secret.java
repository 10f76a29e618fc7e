package org.colophon.specialists.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Where a secret is found, never the secret itself: only this is ever written or passed on; whoever
 * needs the value looks it up where it is used.
 *
 * @param name of the environment variable, or the absolute path of the file
 */
public record Secret(Place place, String name) {
  /** Longer than any key. */
  private static final int MAX_BYTES = 16_384;

  /** What kind of place holds it. */
  public enum Place {
    VARIABLE,
    /** A file that holds nothing else, white space at its ends aside. */
    FILE
  }

  /** What was found: the value, or why there is none. */
  private record Found(Optional<String> value, String problem) {}

  /** Why the value cannot be had, in words that do not hold it; empty where it can. */
  public Optional<String> problem(Map<String, String> environment) {
    final Found found = find(environment);
    return found.value().isPresent() ? Optional.empty() : Optional.of(found.problem());
  }

  /**
   * The value.
   *
   * @param specialist whose secret it is
   * @throws SpecialistException if it cannot be had; neither message nor cause hold it
   */
  public String require(String specialist, Map<String, String> environment)
      throws SpecialistException {
    final Found found = find(environment);
    if (found.value().isEmpty()) {
      throw SpecialistException.of(
          SpecialistException.Fault.CREDENTIALS,
          specialist + ": " + found.problem() + "; it must hold the key where the workers run",
          false);
    }
    return found.value().get();
  }

  private Found find(Map<String, String> environment) {
    final String value;
    try {
      value = place == Place.FILE ? content() : environment.getOrDefault(name, "");
    } catch (IOException | RuntimeException e) {
      return new Found(
          Optional.empty(), this + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return value.isBlank()
        ? new Found(Optional.empty(), this + (place == Place.FILE ? " is empty" : " is not set"))
        : new Found(Optional.of(value.strip()), "");
  }

  private String content() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** What is to be done where it cannot be had before the run. */
  String cure() {
    return place == Place.FILE
        ? "write the secret into it, where who runs this can read it"
        : "export it before the run";
  }

  @Override
  public String toString() {
    return (place == Place.FILE ? "the file " : "the environment variable ") + name;
  }
}
