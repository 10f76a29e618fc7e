package org.colophon.specialists.guard;

import java.util.Optional;
import org.colophon.specialists.bus.SpecialistException;

/** Looks for one sort of error in readings. Without state, safe for use by several threads. */
public interface Guard {
  /** One lower-case word; the docs and reports know the guard by it. */
  String name();

  /**
   * Judges a reading.
   *
   * @return empty when there is nothing to object to
   * @throws SpecialistException if the crop is needed and cannot be had
   */
  Optional<Objection> judge(Evidence evidence) throws SpecialistException;
}
