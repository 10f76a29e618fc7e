package org.colophon.specialists.route;

import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.SpecialistException;

/**
 * A secret by the name of the environment variable that holds it. Only the name is ever written or
 * passed on; whoever needs the value looks it up where it is used.
 */
public record Secret(String variable) {
  /** The value; empty where the variable is not set. */
  public Optional<String> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  /**
   * The value.
   *
   * @throws SpecialistException if the variable is not set
   */
  public String require(Map<String, String> environment) throws SpecialistException {
    return in(environment)
        .orElseThrow(
            () ->
                new SpecialistException(
                    SpecialistException.Fault.CREDENTIALS,
                    "the environment variable " + variable + " is not set",
                    false,
                    Usage.NONE,
                    null));
  }
}
