package org.colophon.specialists.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.guard.Guards;
import org.colophon.specialists.guard.Judge;
import org.colophon.specialists.guard.Judgement;

/** Asks the guards in this JVM. */
public final class LocalJudge implements Judge {
  private final Optional<Specialist> witness;

  /**
   * @param witness whom the guards ask
   */
  public LocalJudge(Optional<Specialist> witness) {
    this.witness = witness;
  }

  @Override
  public Ruling judge(RegionTask task, Reading reading, Crops crops) throws SpecialistException {
    final List<Cost> costs = new ArrayList<>();
    final Judgement judgement =
        Guards.judge(task, reading, crops, witness.map(reader -> new Witness(reader, costs::add)));
    return new Ruling(judgement, 0, costs);
  }
}
