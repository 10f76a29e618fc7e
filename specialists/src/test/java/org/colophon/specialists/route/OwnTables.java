package org.colophon.specialists.route;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;

/** A specialist as somebody else would write one, with settings of its own. */
public final class OwnTables implements Specialist {
  private final Descriptor descriptor;

  public OwnTables(Section settings) {
    final String id = settings.text("id", "own-tables");
    final Optional<ModelFile> model = settings.model("model");
    settings.whole("columns", 2, 1, 100);
    settings.secret("key");
    settings.seconds("timeout", 30);
    descriptor =
        new Descriptor(
            id,
            "7",
            model.map(ModelFile::sha256).orElse(""),
            Set.of(RegionKind.TABLE, RegionKind.TEXT),
            Set.of(ContentType.TEXT),
            Alphabet.EVERYTHING,
            0,
            3,
            true,
            false);
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) {
    return Answer.of(
        new Reading(
            new Content.Text(task.lines()),
            0.9,
            new Provenance(descriptor.id(), "7", descriptor.modelDigest(), Map.of())));
  }
}
