package org.colophon.specialists.remote;

import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * What a caller takes from the machine it runs on.
 *
 * @param environment the value of an environment variable, where it is set
 * @param random spreads retries; safe for several threads
 */
public record Surroundings(
    TimeSource time, Function<String, Optional<String>> environment, Random random) {
  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        TimeSource.system(), name -> Optional.ofNullable(System.getenv(name)), new Random());
  }
}
