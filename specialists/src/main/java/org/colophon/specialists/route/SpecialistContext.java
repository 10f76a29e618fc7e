package org.colophon.specialists.route;

import java.util.Map;

/**
 * What specialists are made with beyond their settings.
 *
 * @param environment variables by name, among them those that hold secrets
 * @param text models of the languages of the run
 */
public record SpecialistContext(Map<String, String> environment, TextModels text) {
  public SpecialistContext {
    environment = Map.copyOf(environment);
  }

  /** Without models for text. */
  public SpecialistContext(Map<String, String> environment) {
    this(environment, TextModels.NONE);
  }

  /** That of this process, without models for text. */
  public static SpecialistContext ofProcess() {
    return new SpecialistContext(System.getenv());
  }

  /** That of this process. */
  public static SpecialistContext ofProcess(TextModels text) {
    return new SpecialistContext(System.getenv(), text);
  }
}
