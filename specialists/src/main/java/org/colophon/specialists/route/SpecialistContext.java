package org.colophon.specialists.route;

import java.util.Map;

/**
 * What specialists are made with beyond their settings.
 *
 * @param environment variables by name, among them those that hold secrets
 */
public record SpecialistContext(Map<String, String> environment) {
  public SpecialistContext {
    environment = Map.copyOf(environment);
  }

  /** That of this process. */
  public static SpecialistContext ofProcess() {
    return new SpecialistContext(System.getenv());
  }
}
