package org.colophon.specialists.bus;

import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;

/** Gives back the lines that are known: no work at all, so that what is left is the bus. */
public final class KnownLines implements Specialist {
  private static final Descriptor DESCRIPTOR =
      Descriptor.of("known-lines", "1", Set.of(RegionKind.TEXT), Set.of(ContentType.TEXT));

  @Override
  public Descriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    DESCRIPTOR.requireSuited(task);
    return Answer.of(
        new Reading(new Content.Text(task.lines()), 1, DESCRIPTOR.provenance(Map.of())));
  }
}
