package org.colophon.datasets.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.evaluation.Detection;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.colophon.datasets.evaluation.SourceScores;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;

/** Evaluations small enough to be worked out by hand. */
final class Samples {
  private final List<SourceScores.Scored> elements = new ArrayList<>();
  private final List<JudgedWord> words = new ArrayList<>();
  private final List<Detection> detections = new ArrayList<>();

  Samples page(String group, String source, double edits, double length) {
    return element(
        group, source, ElementKind.PAGE, "truth", "trvth", new Score(Metric.CER, edits, length));
  }

  Samples element(
      String group,
      String source,
      ElementKind kind,
      String truth,
      String reading,
      Score... scores) {
    elements.add(
        new SourceScores.Scored(
            new Element(
                group,
                source,
                "d0",
                1,
                "p00001",
                kind,
                truth,
                reading,
                new Box(0, 0, 9, 9),
                reading.isEmpty() ? "" : "tesseract",
                reading.isEmpty() ? 0 : 0.75,
                reading.isEmpty() ? Status.FAILED : Status.COMPLETE),
            List.of(scores)));
    return this;
  }

  Samples word(String group, String specialist, double confidence, boolean correct) {
    words.add(
        new JudgedWord(
            group,
            "s",
            "d0",
            "p00001",
            "w" + words.size(),
            specialist,
            "w",
            confidence,
            false,
            correct));
    return this;
  }

  Samples region(String group, RegionKind kind, boolean found, double confidence, int matched) {
    detections.add(new Detection(group, "s", "p00001", kind, found, confidence, matched));
    return this;
  }

  Evaluation evaluation() {
    return new Evaluation(elements, words, detections);
  }

  EvaluationReport report() {
    return EvaluationReport.of(evaluation());
  }

  /** Two groups with something of everything. */
  static Samples mixed() {
    return new Samples()
        .page("books", "b1.png", 1, 10)
        .page("books", "b2.png", 3, 30)
        .element(
            "books",
            "b3.png",
            ElementKind.PAGE,
            "the well",
            "",
            new Score(Metric.CER, 8, 8),
            new Score(Metric.INSERTED, 0, 8),
            new Score(Metric.LOST, 8, 8),
            new Score(Metric.WITHOUT_OUTCOME, 1, 1))
        .element(
            "tables", "t|1.png", ElementKind.TABLE, "a|b", "a|c", new Score(Metric.TEDS, 0.75, 1))
        .element(
            "tables", "t2", ElementKind.FACT, "cell 4.32", "4.82", new Score(Metric.FACTS, 0, 1))
        .element("tables", "t3", ElementKind.FACT, "cell 1", "1", new Score(Metric.FACTS, 1, 1))
        .word("books", "tesseract", 0.95, true)
        .word("books", "tesseract", 0.95, true)
        .word("books", "tesseract", 0.55, false)
        .word("books", "digital", 1, true)
        .region("tables", RegionKind.TABLE, false, 0, 0)
        .region("tables", RegionKind.TABLE, true, 0.9, 0b11111)
        .region("tables", RegionKind.TEXT, true, 0.5, 0);
  }
}
