package org.colophon.specialists.guard;

import java.util.List;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** Asks the guards about a reading, in this JVM or in another process. Safe for several threads. */
@FunctionalInterface
public interface Judge {
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
   * @param costs of the witness whom the guards asked, which are part of that time, or of the
   *     calling thread's
   */
  record Ruling(Judgement judgement, double cpuSeconds, List<Cost> costs) {
    public Ruling {
      costs = List.copyOf(costs);
    }
  }
}
