package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.route.ModelFile;
import org.colophon.specialists.route.Section;

/** Takes tables for text, and is as sure of it as its model says: a file that holds a number. */
public final class ModelledTables implements Specialist {
  private static final String ID = "modelled-tables";

  private final ModelFile model;

  public ModelledTables(Section settings) {
    this.model = settings.model("model").orElseThrow();
  }

  @Override
  public Descriptor descriptor() {
    return new Descriptor(
        ID,
        "1",
        model.sha256(),
        Set.of(RegionKind.TABLE),
        Set.of(ContentType.TEXT),
        Alphabet.EVERYTHING,
        0,
        1,
        true,
        false);
  }

  @Override
  public boolean needsPixels() {
    return false;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) {
    try {
      final double sure = Double.parseDouble(Files.readString(model.file()).strip());
      final Provenance provenance = new Provenance(ID, "1", model.sha256(), Map.of());
      final Reading reading = new Reading(new Content.Text(task.lines()), sure, provenance);
      return new Answer(reading, 0, Usage.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
