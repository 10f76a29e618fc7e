package org.colophon.runners.cli;

import java.util.Set;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.route.Section;

/** A specialist that wants a secret. */
public final class NeedsKey implements Specialist {
  public NeedsKey(Section settings) {
    settings.secret("key");
  }

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("own-tables", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    throw SpecialistException.unsuited("it is never asked", null);
  }
}
