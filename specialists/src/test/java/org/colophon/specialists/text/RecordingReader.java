package org.colophon.specialists.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Passes tasks on and remembers what the last answer says of each of their lines. For one thread.
 */
final class RecordingReader implements Specialist {
  private final Specialist inner;
  private List<Line> lines = List.of();

  RecordingReader(Specialist inner) {
    this.inner = inner;
  }

  @Override
  public Descriptor descriptor() {
    return inner.descriptor();
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    lines = List.of();
    final Answer answer = inner.read(task, crops);
    final Map<String, Line> read = new HashMap<>();
    answer.reading().content().lines().forEach(line -> read.put(line.id(), line));
    lines =
        task.lines().stream()
            .map(line -> read.getOrDefault(line.id(), line.withWords(List.of())))
            .toList();
    return answer;
  }

  /** Empty when it was not asked for the last page. */
  List<Line> last() {
    return lines;
  }
}
