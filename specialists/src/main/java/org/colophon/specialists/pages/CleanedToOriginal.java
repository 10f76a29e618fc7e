package org.colophon.specialists.pages;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.text.Reread;

/** Takes what was found on the cleaned raster back to the original one. */
final class CleanedToOriginal {
  private final TransformChain chain;
  private final boolean identity;

  CleanedToOriginal(TransformChain chain) {
    this.chain = chain;
    this.identity = chain.steps().isEmpty();
  }

  Box box(Box cleaned) {
    return chain.toOriginal(cleaned);
  }

  private Segment segment(Segment cleaned) {
    return identity
        ? cleaned
        : new Segment(
            cleaned.kind(),
            cleaned.level(),
            box(cleaned.box()),
            lines(cleaned.lines()),
            cleaned.rulings().stream().map(this::box).toList(),
            cleaned.target(),
            cleaned.confidence());
  }

  Reread reread(Reread cleaned) {
    final Map<Integer, List<Reading>> alternatives = new TreeMap<>();
    cleaned
        .alternatives()
        .forEach(
            (segment, readings) ->
                alternatives.put(segment, readings.stream().map(this::reading).toList()));
    return new Reread(
        cleaned.segments().stream().map(this::segment).toList(),
        alternatives,
        cleaned.notes(),
        cleaned.costs());
  }

  private Reading reading(Reading cleaned) {
    return cleaned.withContent(new Content.Text(lines(cleaned.content().lines())));
  }

  private List<Line> lines(List<Line> cleaned) {
    return cleaned.stream()
        .map(
            line ->
                new Line(
                    line.id(),
                    box(line.box()),
                    chain.toOriginal(line.baseline()),
                    line.words().stream().map(this::word).toList()))
        .toList();
  }

  private Word word(Word cleaned) {
    return cleaned.withBox(box(cleaned.box()));
  }
}
