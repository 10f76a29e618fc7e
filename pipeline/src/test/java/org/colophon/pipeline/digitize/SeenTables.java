package org.colophon.pipeline.digitize;

import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/** Takes tables for text, but only where it sees them. */
public final class SeenTables implements Specialist {
  private static final Descriptor DESCRIPTOR =
      Descriptor.of("seen-tables", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TEXT));

  @Override
  public Descriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    try (Raster image = crops.raster(task)) {
      return Answer.of(
          new Reading(
              new Content.Text(task.lines()),
              0.9,
              DESCRIPTOR.provenance(Map.of("seen", image.width() + "x" + image.height()))));
    }
  }
}
