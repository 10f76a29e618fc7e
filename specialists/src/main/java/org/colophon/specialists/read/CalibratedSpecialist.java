package org.colophon.specialists.read;

import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.confidence.Calibrations;

/**
 * A specialist whose confidence is made a probability, where there is a fit to words of its model,
 * before anybody compares it with a threshold.
 */
record CalibratedSpecialist(Specialist inner, Calibrations calibrations) implements Specialist {
  @Override
  public Descriptor descriptor() {
    return inner.descriptor();
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Answer answer = inner.read(task, crops);
    if (answer == null || answer.reading() == null) {
      return answer;
    }
    final Reading reading = answer.reading();
    return calibrations
        .findScalar(reading.provenance().specialist(), reading.provenance().modelDigest())
        .map(
            fit ->
                new Answer(
                    fit.of(reading),
                    answer.cpuSeconds(),
                    answer.usage(),
                    answer.alternatives().stream().map(fit::of).toList()))
        .orElse(answer);
  }
}
