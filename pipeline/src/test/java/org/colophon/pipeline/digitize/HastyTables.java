package org.colophon.pipeline.digitize;

import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;

/** Takes tables for text, is not quite sure of it, and wants money for that. */
public final class HastyTables implements Specialist {
  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
        "hasty-tables", "1", Set.of(RegionKind.TABLE, RegionKind.TEXT), Set.of(ContentType.TEXT));
  }

  @Override
  public boolean needsPixels() {
    return false;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) {
    final Reading reading =
        new Reading(
            new Content.Text(task.lines()), 0.9, new Provenance("hasty-tables", "1", "", Map.of()));
    return new Answer(reading, 0, new Usage(100, 20, 0.5));
  }
}
