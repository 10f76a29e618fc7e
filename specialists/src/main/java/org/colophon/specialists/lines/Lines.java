package org.colophon.specialists.lines;

import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.SpecialistException;

/** What all readers of known lines have in common. */
final class Lines {
  /** The kinds of region that hold lines of text. */
  static final Set<RegionKind> KINDS =
      Set.of(
          RegionKind.HEADING,
          RegionKind.TEXT,
          RegionKind.LIST,
          RegionKind.TABLE,
          RegionKind.CAPTION,
          RegionKind.FOOTNOTE,
          RegionKind.HEADER,
          RegionKind.FOOTER,
          RegionKind.MARGINALIA,
          RegionKind.HANDWRITING,
          RegionKind.UNKNOWN);

  /** More lines than a page of the smallest print holds. */
  private static final int MAX_LINES = 2_000;

  private Lines() {}

  /**
   * Refuses a task without lines to read, or with more than a page can hold.
   *
   * @throws SpecialistException with fault {@code UNSUITED}
   */
  static void require(RegionTask task) throws SpecialistException {
    if (task.lines().isEmpty() || task.lines().size() > MAX_LINES) {
      throw SpecialistException.unsuited(
          task.id() + ": known lines are read again, and here are " + task.lines().size(), null);
    }
  }

  /** The same line with other words. */
  static Line with(Line line, List<Word> words) {
    return new Line(line.id(), line.box(), line.baseline(), words);
  }
}
