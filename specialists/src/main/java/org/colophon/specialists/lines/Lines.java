package org.colophon.specialists.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Descriptor;
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
   * Refuses a task of a kind that holds no lines, without lines to read, or with more than a page
   * can hold.
   *
   * @throws SpecialistException with fault {@code UNSUITED}
   */
  static void require(Descriptor descriptor, RegionTask task) throws SpecialistException {
    descriptor.requireSuited(task);
    if (task.lines().isEmpty() || task.lines().size() > MAX_LINES) {
      throw SpecialistException.unsuited(
          task.id() + ": known lines are read again, and here are " + task.lines().size(), null);
    }
  }

  /**
   * The known lines with the words that were read in them; a line in which nothing was read is left
   * out. Ids tell which is which.
   *
   * @param words by the position of the line in its task
   */
  static Content.Text read(RegionTask task, List<List<Word>> words) {
    final List<Line> lines = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).isEmpty()) {
        lines.add(task.lines().get(i).withWords(words.get(i)));
      }
    }
    return new Content.Text(lines);
  }
}
