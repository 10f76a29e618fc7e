package org.colophon.specialists.route;

import java.util.Optional;
import org.colophon.specialists.bus.Specialist;

/**
 * Makes specialists of one type. Factories are found by {@link java.util.ServiceLoader}: a class
 * and its line in {@code META-INF/services}, nothing else, make a type known. Stateless.
 */
public interface SpecialistFactory {
  /** The word that stands behind {@code type:}; lower case letters, digits and hyphens. */
  String type();

  /**
   * Whether there is a specialist of this type without an entry in a file; its id is then the type,
   * and its settings are empty.
   */
  default boolean builtIn() {
    return false;
  }

  /**
   * Whether it reads inside the page step. Rungs of such specialists make no element of a region.
   */
  default boolean insidePage() {
    return false;
  }

  /**
   * Makes one. Opens no file but to check a model's digest, connects to nothing and starts nothing:
   * all that waits for the first region.
   *
   * @param id what its descriptor is to say
   * @param settings its entry; whatever is wrong with it becomes a fault of the section
   * @return empty where no specialist could be made, and a fault says why
   */
  Optional<Specialist> create(String id, Section settings, SpecialistContext context);
}
