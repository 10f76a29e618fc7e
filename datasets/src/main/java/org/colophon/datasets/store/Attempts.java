package org.colophon.datasets.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often a piece of work was tried without getting done.
 *
 * @param ends one line for each attempt that took its process along and is known to have: a cause,
 *     and what happened
 * @param open attempts that were begun and of which no end is known: they are under way, or the
 *     process that recorded them was killed
 */
public record Attempts(List<String> ends, int open) {
  public static final Attempts NONE = new Attempts(List.of(), 0);

  private static final String OPEN_LINE = "begun";
  private static final String END_MARK = "ended ";

  /** No record of an attempt is longer, characters; what happened is cut. */
  private static final int LONGEST_END = 400;

  public Attempts {
    ends = List.copyOf(ends);
  }

  /** One more, begun now. */
  public Attempts begun() {
    return new Attempts(ends, open + 1);
  }

  /**
   * One more, of which the end is known.
   *
   * @param cause stable code
   * @param message what happened
   */
  public Attempts ended(String cause, String message) {
    final String line = (cause + ": " + message).replaceAll("\\s+", " ").strip();
    final List<String> all = new ArrayList<>(ends);
    all.add(line.length() <= LONGEST_END ? line : line.substring(0, LONGEST_END));
    return new Attempts(all, open);
  }

  public int count() {
    return ends.size() + open;
  }

  /** One line for each attempt. */
  String toText() {
    final StringBuilder text = new StringBuilder();
    ends.forEach(end -> text.append(END_MARK).append(end).append('\n'));
    text.append((OPEN_LINE + '\n').repeat(open));
    return text.toString();
  }

  /** What {@link #toText} wrote; a line that is neither counts as begun. */
  static Attempts parse(String text) {
    final List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    final List<String> ends =
        lines.stream()
            .filter(line -> line.startsWith(END_MARK))
            .map(line -> line.substring(END_MARK.length()))
            .toList();
    return new Attempts(ends, lines.size() - ends.size());
  }

  /** For messages: what became of each attempt. */
  public String describe() {
    final List<String> all = new ArrayList<>(ends);
    if (open > 0) {
      all.add(
          String.format(
              Locale.ROOT, "%d begun by a process that was killed before they ended", open));
    }
    return String.join("; ", all);
  }
}
