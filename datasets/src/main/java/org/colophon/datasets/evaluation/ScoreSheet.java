package org.colophon.datasets.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.metrics.Ratio;

/** Collects what scorers find in one source. */
final class ScoreSheet {
  private final List<SourceScores.Scored> elements = new ArrayList<>();
  private final List<JudgedWord> words = new ArrayList<>();
  private final List<Detection> detections = new ArrayList<>();

  void add(Element element, List<Score> scores) {
    elements.add(new SourceScores.Scored(element, scores));
  }

  void add(JudgedWord word) {
    words.add(word);
  }

  void add(Detection detection) {
    detections.add(detection);
  }

  SourceScores scores() {
    return new SourceScores(elements, words, detections);
  }

  static Score score(Metric metric, Ratio ratio) {
    return new Score(metric, ratio.part(), ratio.whole());
  }
}
