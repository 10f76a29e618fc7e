package org.colophon.specialists.pages;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.segment.Segment;

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

  Segment segment(Segment cleaned) {
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
    return new Word(
        cleaned.id(), cleaned.text(), box(cleaned.box()), cleaned.confidence(), cleaned.style());
  }
}
