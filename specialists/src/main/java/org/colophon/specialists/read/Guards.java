package org.colophon.specialists.read;

import java.util.Optional;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** The guards as the climb up a ladder needs them: accepted, or why not. */
public final class Guards {
  private Guards() {}

  /**
   * Why a reading is not to be believed.
   *
   * @return empty when the reading is accepted
   * @throws SpecialistException if the crop is needed and cannot be had
   */
  public static Optional<String> objection(RegionTask task, Reading reading, Crops crops)
      throws SpecialistException {
    return org.colophon.specialists.guard.Guards.objection(task, reading, crops);
  }
}
