package org.colophon.datasets.evaluation;

import java.util.ArrayList;
import java.util.List;

/** All that was scored of one source. */
public record SourceScores(
    List<Scored> elements, List<JudgedWord> words, List<Detection> detections) {
  public SourceScores {
    elements = List.copyOf(elements);
    words = List.copyOf(words);
    detections = List.copyOf(detections);
  }

  /** The same and one more element, in front. */
  SourceScores with(Element element, Score score) {
    final List<Scored> all = new ArrayList<>();
    all.add(new Scored(element, List.of(score)));
    all.addAll(elements);
    return new SourceScores(all, words, detections);
  }

  /** An element with its scores. */
  public record Scored(Element element, List<Score> scores) {
    public Scored {
      scores = List.copyOf(scores);
    }
  }
}
