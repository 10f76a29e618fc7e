package org.colophon.specialists.bus.http;

import java.util.Map;
import java.util.Random;

/**
 * What a caller takes from the machine it runs on.
 *
 * @param environment variables by name
 * @param random spreads retries; safe for several threads
 */
public record Surroundings(TimeSource time, Map<String, String> environment, Random random) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process, with these variables. */
  public static Surroundings of(Map<String, String> environment) {
    return new Surroundings(TimeSource.system(), environment, new Random());
  }

  @Override
  public String toString() {
    // Variables may be secrets.
    return "Surroundings";
  }
}
