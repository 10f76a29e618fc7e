package org.colophon.specialists.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;

/** Lines of generated text, laid onto a region. */
final class GeneratedText {
  private GeneratedText() {}

  /**
   * Lines with their places.
   *
   * @param lines words of each line; lines without words are left out
   * @param known lines that were seen in the region before
   */
  static List<Line> place(
      List<List<String>> lines, List<Line> known, Box region, WordPlacer placer) {
    final List<List<String>> full = lines.stream().filter(line -> !line.isEmpty()).toList();
    final List<Optional<Grounding.Place>> all =
        Grounding.of(full.stream().flatMap(List::stream).toList(), known);
    final List<List<Optional<Grounding.Place>>> places = new ArrayList<>();
    int from = 0;
    for (final List<String> line : full) {
      places.add(all.subList(from, from + line.size()));
      from += line.size();
    }
    final List<Box> bands = Bands.rows(places.stream().map(GeneratedText::around).toList(), region);
    final List<Line> placed = new ArrayList<>();
    for (int i = 0; i < full.size(); i++) {
      placed.add(placer.line(full.get(i), places.get(i), bands.get(i)));
    }
    return placed;
  }

  private static Optional<Box> around(List<Optional<Grounding.Place>> places) {
    return places.stream().flatMap(Optional::stream).map(Grounding.Place::box).reduce(Box::union);
  }
}
