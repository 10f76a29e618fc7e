package org.colophon.specialists.read;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.specialists.bus.Specialist;

/**
 * Specialists that read no ink: the words of their readings are those that the first pass read, and
 * so is what these words are worth.
 */
public final class Arrangers {
  private static final Set<String> IDS =
      Stream.<Specialist>of(
              new TableSpecialist(),
              ImageKeeper.figures(),
              ImageKeeper.formulas(),
              ImageKeeper.charts(),
              ImageKeeper.unreadable(""))
          .map(specialist -> specialist.descriptor().id())
          .collect(Collectors.toUnmodifiableSet());

  private Arrangers() {}

  /** Their ids. */
  public static Set<String> ids() {
    return IDS;
  }
}
