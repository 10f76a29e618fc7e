package org.colophon.specialists.guard;

import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** Asks the guards about a reading, in this JVM or in another process. Safe for several threads. */
@FunctionalInterface
public interface Judge {
  /** In this JVM. */
  Judge HERE = (task, reading, crops) -> new Ruling(Guards.judge(task, reading, crops), 0);

  /**
   * What the guards have against a reading.
   *
   * @throws SpecialistException if the crop is needed and cannot be had, or the process was lost
   */
  Ruling judge(RegionTask task, Reading reading, Crops crops) throws SpecialistException;

  /**
   * What came out.
   *
   * @param cpuSeconds processor time that was spent outside the calling thread
   */
  record Ruling(Judgement judgement, double cpuSeconds) {}
}
