package org.colophon.runners.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/** Reads tables of one cell as they were read before, but thinks little of it. */
public final class HumbleTables implements Specialist {
  static final String ID = "humble-tables";
  static final String MODEL = "5a".repeat(32);
  static final double SAID = 0.3;

  @Override
  public Descriptor descriptor() {
    return new Descriptor(
        ID,
        "1",
        MODEL,
        Set.of(RegionKind.TABLE),
        Set.of(ContentType.TABLE),
        Alphabet.EVERYTHING,
        0,
        1,
        true,
        false);
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    if (task.lines().isEmpty()) {
      throw SpecialistException.unsuited(task.id() + ": there is nothing to read", null);
    }
    final List<Line> lines = task.lines().stream().map(HumbleTables::humble).toList();
    final Box box = lines.stream().map(Line::box).reduce(Box::union).orElseThrow();
    return Answer.of(
        new Reading(
            new Content.Table(1, 1, List.of(new Cell(0, 0, 1, 1, false, box, lines, SAID)), false),
            SAID,
            new Provenance(ID, "1", MODEL, Map.of())));
  }

  private static Line humble(Line line) {
    return line.withWords(line.words().stream().map(word -> word.withConfidence(SAID)).toList());
  }
}
