package org.colophon.specialists.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/**
 * Where a secret is found, never the secret itself: it is read for each request and goes nowhere
 * but into the request's header. So this record may be printed, stored and sent.
 *
 * @param name of the environment variable or file; empty for none
 */
public record Credential(Place place, String name) {
  /** Where the secret is. */
  public enum Place {
    NONE,
    ENVIRONMENT,
    FILE
  }

  /** For endpoints that want no secret. */
  public static final Credential NONE = new Credential(Place.NONE, "");

  /** Longer than any token that goes into a header. */
  private static final int MAX_BYTES = 16_384;

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What a header value may hold without quoting. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  /**
   * A secret in an environment variable.
   *
   * @throws IllegalArgumentException if this is no name of a variable; what was given is not
   *     repeated, because it may be the secret itself
   */
  public static Credential environment(String variable) {
    if (!VARIABLE.matcher(variable).matches()) {
      throw new IllegalArgumentException(
          "must be the name of an environment variable: letters, digits and underscores");
    }
    return new Credential(Place.ENVIRONMENT, variable);
  }

  /** A secret that is all that a file holds, white space at its ends aside. */
  public static Credential file(String path) {
    if (path.isBlank()) {
      throw new IllegalArgumentException("must be the path of a file that holds the key");
    }
    return new Credential(Place.FILE, path);
  }

  /**
   * The secret; empty if none is wanted.
   *
   * @throws SpecialistException if it is not where it should be; neither message nor cause hold it
   */
  Optional<String> secret(String endpoint, Function<String, Optional<String>> environment)
      throws SpecialistException {
    if (place == Place.NONE) {
      return Optional.empty();
    }
    final String found =
        (place == Place.FILE ? content(endpoint) : variable(endpoint, environment));
    final String secret = found.strip();
    if (!VISIBLE.matcher(secret).matches()) {
      throw refused(endpoint, "holds no key: it is empty or has other than visible characters");
    }
    return Optional.of(secret);
  }

  private String variable(String endpoint, Function<String, Optional<String>> environment)
      throws SpecialistException {
    final Optional<String> value = environment.apply(name);
    if (value.isEmpty()) {
      throw refused(endpoint, "is not set; set it to the key where the workers run");
    }
    return value.get();
  }

  private String content(String endpoint) throws SpecialistException {
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      throw refused(endpoint, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private SpecialistException refused(String endpoint, String why) {
    final String what = place == Place.FILE ? "the file " : "the environment variable ";
    return new SpecialistException(
        Fault.CREDENTIALS, endpoint + ": " + what + name + " " + why, false, Usage.NONE, null);
  }

  @Override
  public String toString() {
    return switch (place) {
      case NONE -> "none";
      case ENVIRONMENT -> "env " + name;
      case FILE -> "file " + name;
    };
  }
}
