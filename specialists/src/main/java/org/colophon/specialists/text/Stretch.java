package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/**
 * A part of a line that is read again.
 *
 * @param segment index among the page's segments
 * @param line index in the segment
 * @param from index of its first word in the line
 * @param words of the first pass
 * @param top of the line, so that the reader sees all of its height
 * @param bottom of the line
 */
record Stretch(int segment, int line, int from, List<Word> words, int top, int bottom) {
  /**
   * The stretches around some words, in reading order; those that touch are one.
   *
   * @param context words to take along on either side
   */
  static List<Stretch> around(List<Place> places, int context, Lines lines) {
    final Map<Place, List<Place>> byLine =
        new TreeMap<>(Comparator.comparingInt(Place::segment).thenComparingInt(Place::line));
    for (final Place place : places) {
      byLine
          .computeIfAbsent(new Place(place.segment(), place.line(), 0), start -> new ArrayList<>())
          .add(place);
    }
    final List<Stretch> stretches = new ArrayList<>();
    byLine.forEach(
        (start, inLine) -> {
          final Line line = lines.at(start);
          final int[] sorted = inLine.stream().mapToInt(Place::word).sorted().toArray();
          int i = 0;
          while (i < sorted.length) {
            final int from = Math.max(0, sorted[i] - context);
            int to = Math.min(line.words().size() - 1, sorted[i] + context);
            i++;
            // With context, stretches that meet are one; without, each word stays by itself.
            while (context > 0 && i < sorted.length && sorted[i] - context <= to + 1) {
              to = Math.min(line.words().size() - 1, sorted[i] + context);
              i++;
            }
            stretches.add(
                new Stretch(
                    start.segment(),
                    start.line(),
                    from,
                    line.words().subList(from, to + 1),
                    line.box().top(),
                    line.box().bottom()));
          }
        });
    return stretches;
  }

  /** Hands out the lines of a page by their place. */
  @FunctionalInterface
  interface Lines {
    Line at(Place place);
  }

  Stretch {
    words = List.copyOf(words);
  }

  Place place(int index) {
    return new Place(segment, line, from + index);
  }

  Box box() {
    Box box = words.get(0).box();
    for (final Word word : words) {
      box = box.union(word.box());
    }
    return new Box(
        box.left(), Math.min(box.top(), top), box.right(), Math.max(box.bottom(), bottom));
  }

  /** Width in heights of the line: what reading it costs grows with it. */
  double length() {
    final Box box = box();
    return (double) box.width() / Math.max(1, box.height());
  }

  /** As the line that a specialist is asked for. */
  Line asLine(String id) {
    final Box box = box();
    return new Line(
        id, box, new Baseline(box.left(), box.bottom(), box.right(), box.bottom()), words);
  }
}
