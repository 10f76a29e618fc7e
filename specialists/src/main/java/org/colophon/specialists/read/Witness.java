package org.colophon.specialists.read;

import java.util.function.Consumer;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/** Whom the guards ask, and what that costs: it is not the cost of the specialist they judge. */
final class Witness implements Specialist {
  private final Specialist reader;
  private final Consumer<Cost> costs;

  Witness(Specialist reader, Consumer<Cost> costs) {
    this.reader = reader;
    this.costs = costs;
  }

  @Override
  public Descriptor descriptor() {
    return reader.descriptor();
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Meter meter = new Meter(task, reader.descriptor().id());
    try {
      final Answer answer = reader.read(task, crops);
      meter.add(answer);
      return answer;
    } finally {
      costs.accept(meter.cost());
    }
  }
}
