package org.colophon.specialists.pages;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Line;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.segment.Segment;

/** Asks for the probabilities of all words of a page at once: a word is judged by its page. */
final class WeighedSegments {
  private WeighedSegments() {}

  static List<Segment> of(List<Segment> page, WordConfidence confidence) {
    final List<Line> lines =
        confidence.of(page.stream().flatMap(segment -> segment.lines().stream()).toList());
    final List<Segment> weighed = new ArrayList<>(page.size());
    int from = 0;
    for (final Segment segment : page) {
      final int to = from + segment.lines().size();
      weighed.add(
          new Segment(
              segment.kind(),
              segment.level(),
              segment.box(),
              lines.subList(from, to),
              segment.rulings(),
              segment.target(),
              segment.confidence()));
      from = to;
    }
    return weighed;
  }
}
