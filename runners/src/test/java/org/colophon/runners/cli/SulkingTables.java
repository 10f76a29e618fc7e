package org.colophon.runners.cli;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.colophon.specialists.bus.SpecialistException;

/** Takes tables for text, but has a defect while the file is there that a property names. */
public final class SulkingTables implements Specialist {
  static final String PROPERTY = "colophon.test.sulking";

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("sulking-tables", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TEXT));
  }

  /** So there is no image to keep of a table that it does not read, and the region fails. */
  @Override
  public boolean needsPixels() {
    return false;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    if (Files.exists(Path.of(System.getProperty(PROPERTY)))) {
      throw new SpecialistException(
          SpecialistException.Fault.INTERNAL, "sulking", false, Usage.NONE, null);
    }
    final Reading reading =
        new Reading(
            new Content.Text(task.lines()),
            0.9,
            new Provenance("sulking-tables", "1", "", Map.of()));
    return new Answer(reading, 0, Usage.NONE);
  }
}
