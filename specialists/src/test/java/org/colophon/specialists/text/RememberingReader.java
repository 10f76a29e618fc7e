package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Reads every line of a page once and remembers it, so that a ladder can be tried with many
 * confidences and weights for the price of one. For one thread.
 */
final class RememberingReader implements Specialist {
  private final Specialist inner;
  private final Map<String, Map<Box, Optional<Line>>> known = new HashMap<>();
  private Provenance provenance;

  RememberingReader(Specialist inner) {
    this.inner = inner;
  }

  @Override
  public Descriptor descriptor() {
    return inner.descriptor();
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Map<Box, Optional<Line>> page =
        known.computeIfAbsent(task.pageId(), id -> new HashMap<>());
    final List<Line> unknown =
        task.lines().stream().filter(line -> !page.containsKey(line.box())).toList();
    if (!unknown.isEmpty()) {
      final Answer answer = inner.read(task.withLines(unknown), crops);
      provenance = answer.reading().provenance();
      // A line in which nothing was read does not come back.
      final Map<String, Line> read = new HashMap<>();
      answer.reading().content().lines().forEach(line -> read.put(line.id(), line));
      unknown.forEach(line -> page.put(line.box(), Optional.ofNullable(read.get(line.id()))));
    }
    final List<Line> lines = new ArrayList<>();
    for (final Line asked : task.lines()) {
      // Under the id that it is asked under this time.
      page.get(asked.box()).map(line -> line.withId(asked.id())).ifPresent(lines::add);
    }
    final Content content = new Content.Text(lines);
    return Answer.of(new Reading(content, content.wordConfidence(), provenance));
  }
}
