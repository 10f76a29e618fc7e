package org.colophon.specialists.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;

/** Gives back the lines that are known, and says that it might be one line less, or none. */
public final class TornLines implements Specialist {
  static final Descriptor DESCRIPTOR =
      Descriptor.of(
          "torn-lines",
          "1",
          Set.of(RegionKind.TEXT),
          Set.of(ContentType.TEXT, ContentType.UNREADABLE));

  @Override
  public Descriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    DESCRIPTOR.requireSuited(task);
    final List<Line> fewer = new ArrayList<>(task.lines());
    fewer.remove(fewer.size() - 1);
    return new Answer(
        reading(new Content.Text(task.lines()), 0.8),
        0,
        Usage.NONE,
        List.of(
            reading(new Content.Text(fewer), 0.15),
            reading(new Content.Unreadable(crops.keep(task), "faint"), 0.05)));
  }

  private static Reading reading(Content content, double confidence) {
    return new Reading(content, confidence, DESCRIPTOR.provenance(Map.of()));
  }
}
