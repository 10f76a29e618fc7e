package org.colophon.pipeline.digitize;

import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.read.TableSpecialist;

/** Reads tables in another process, or behind a server, and is a little less sure of them. */
public final class TablesElsewhere implements Specialist {
  private final Descriptor descriptor;

  /** For a child process. */
  public TablesElsewhere() {
    this("in-process");
  }

  TablesElsewhere(String id) {
    descriptor = Descriptor.of(id, "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Reading reading = new TableSpecialist().read(task, crops).reading();
    return Answer.of(
        new Reading(
            reading.content(),
            0.9 * reading.confidence(),
            new Provenance(descriptor.id(), "1", "", Map.of())));
  }
}
