package org.colophon.datasets.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFolderTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    final Random random = new Random(7);
    final EvaluationFolder evaluation = new EvaluationFolder(folder);
    final List<SourceScores.Scored> elements = new ArrayList<>();
    final List<JudgedWord> words = new ArrayList<>();
    final List<Detection> detections = new ArrayList<>();
    for (final String key : List.of("a1", "b2", "c3")) {
      final SourceScores scores = scores(random, key);
      evaluation.write(key, scores);
      elements.addAll(scores.elements());
      words.addAll(scores.words());
      detections.addAll(scores.detections());
    }

    evaluation.compact(List.of("c3", "a1", "b2"));

    assertEquals(new Evaluation(elements, words, detections), Evaluation.read(evaluation));
    assertFalse(Files.exists(folder.resolve("work").resolve("a1")), "single scores are dropped");
  }

  @Test
  void anUnfinishedEvaluationIsRefusedInOneLine() {
    final IOException fault =
        assertThrows(IOException.class, () -> Evaluation.read(new EvaluationFolder(folder)));

    assertTrue(fault.getMessage().contains("name the folder of a finished evaluation"));
  }

  private static SourceScores scores(Random random, String source) {
    final List<SourceScores.Scored> elements = new ArrayList<>();
    final List<JudgedWord> words = new ArrayList<>();
    final List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      final String group = text(random);
      final String id = "p" + i;
      final int left = random.nextInt(1000);
      final List<Score> scores = new ArrayList<>();
      for (final Metric metric : Metric.values()) {
        if (random.nextBoolean()) {
          scores.add(new Score(metric, random.nextDouble(), random.nextInt(3)));
        }
      }
      elements.add(
          new SourceScores.Scored(
              new Element(
                  group,
                  source,
                  text(random),
                  random.nextInt(9),
                  id,
                  any(random, ElementKind.values()),
                  text(random),
                  text(random),
                  Box.ofSize(left, left, random.nextInt(99), random.nextInt(99)),
                  text(random),
                  random.nextDouble(),
                  any(random, Status.values())),
              scores));
      words.add(
          new JudgedWord(
              group,
              source,
              "d",
              id,
              "w" + i,
              text(random),
              text(random),
              random.nextDouble(),
              random.nextBoolean(),
              random.nextBoolean()));
      detections.add(
          new Detection(
              group,
              source,
              id,
              any(random, RegionKind.values()),
              random.nextBoolean(),
              random.nextDouble(),
              random.nextInt(1024)));
    }
    return new SourceScores(elements, words, detections);
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Letters, controls and characters beyond the first plane; at times nothing. */
  private static String text(Random random) {
    final StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(any(random, new Integer[] {0, 0x0a, 0x61, 0x22, 0xfc, 0x202e, 0x1d400}));
    }
    return text.toString();
  }
}
