package org.colophon.specialists.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.junit.jupiter.api.Test;

class PageEvidenceTest {
  @Test
  void shapeIsSeenInTheText() {
    final WordEvidence word = PageEvidence.of(List.of(line(0, "“aB1cé,,"))).get(0);
    assertEquals(8, word.get(Clue.LENGTH));
    assertEquals(0.5, word.get(Clue.LETTERS));
    assertEquals(0.125, word.get(Clue.DIGITS));
    assertEquals(0.25, word.get(Clue.CAPITALS));
    assertEquals(0.25, word.get(Clue.FOREIGN));
    assertEquals(1, word.get(Clue.CASE_BREAKS));
    assertEquals(2, word.get(Clue.MIXES));
    assertEquals(1, word.get(Clue.LEADING_SIGNS));
    assertEquals(2, word.get(Clue.TRAILING_SIGNS));
    assertEquals(0, word.get(Clue.INNER_SIGNS));
    assertEquals(2, word.get(Clue.RUN));
    assertEquals(1, word.get(Clue.CONSONANTS));
    assertEquals(2, first("wh]i}ch").get(Clue.INNER_SIGNS));
    assertEquals(0, first("well-known").get(Clue.INNER_SIGNS));
  }

  @Test
  void signsAloneAreLeadingAndTrailing() {
    final WordEvidence word = first("--.");
    assertEquals(3, word.get(Clue.LEADING_SIGNS));
    assertEquals(3, word.get(Clue.TRAILING_SIGNS));
    assertEquals(0, word.get(Clue.LETTERS));
  }

  @Test
  void neighboursAreThoseOfTheLineAndNeverTheWordItself() {
    final List<WordEvidence> page = PageEvidence.of(List.of(sure(0, 0.9, 0.3, 0.6), sure(1, 0.8)));
    final WordEvidence middle = page.get(1);
    assertEquals(0.3, middle.raw());
    assertEquals(0.75, middle.get(Clue.LINE_MEAN), 1e-9);
    assertEquals(0.6, middle.get(Clue.LINE_LEAST));
    assertEquals(0.9, middle.get(Clue.BEFORE));
    assertEquals(0.6, middle.get(Clue.AFTER));
    assertEquals(0.5, middle.get(Clue.PLACE));
    assertEquals(2.3 / 3, middle.get(Clue.PAGE_MEAN), 1e-9);
    assertEquals(0, middle.get(Clue.PAGE_DOUBTS));
    assertEquals(1.0 / 3, page.get(0).get(Clue.PAGE_DOUBTS), 1e-9);
    // Alone in its line: the page stands in.
    final WordEvidence alone = page.get(3);
    assertEquals(0.6, alone.get(Clue.LINE_MEAN), 1e-9);
    assertEquals(0.6, alone.get(Clue.BEFORE), 1e-9);
  }

  @Test
  void whatThePageHasOftenIsFamiliar() {
    final List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(line(i, "the", "rather", "other"));
    }
    lines.add(line(20, "there", "xqzj", "the"));
    final List<WordEvidence> page = PageEvidence.of(lines);
    final WordEvidence likely = page.get(60);
    final WordEvidence strange = page.get(61);
    assertTrue(likely.get(Clue.FAMILIARITY) > strange.get(Clue.FAMILIARITY) + 1);
    assertTrue(likely.get(Clue.STRANGEST) > strange.get(Clue.STRANGEST));
    assertEquals(0, strange.get(Clue.REPEATS));
    assertEquals(9, page.get(62).get(Clue.REPEATS));
  }

  /** The only word of an image has no neighbours and no page; every clue still has a value. */
  @Test
  void oneWordIsEnough() {
    final WordEvidence word = PageEvidence.of(List.of(sure(0, 0.4))).get(0);
    assertEquals(0.4, word.get(Clue.PAGE_MEAN));
    assertEquals(0.5, word.get(Clue.PLACE));
    assertEquals(List.of(), PageEvidence.of(List.of()));
  }

  private static WordEvidence first(String text) {
    return PageEvidence.of(List.of(line(0, text))).get(0);
  }

  private static Line line(int row, String... texts) {
    final List<Word> words = new ArrayList<>();
    for (final String text : texts) {
      words.add(word(row, words.size(), text, 0.9));
    }
    return line(row, words);
  }

  private static Line sure(int row, double... confidences) {
    final List<Word> words = new ArrayList<>();
    for (final double confidence : confidences) {
      words.add(word(row, words.size(), "word", confidence));
    }
    return line(row, words);
  }

  private static Line line(int row, List<Word> words) {
    return new Line(
        "", new Box(0, 30 * row, 900, 30 * row + 20), new Baseline(0, 0, 900, 0), words);
  }

  private static Word word(int row, int place, String text, double confidence) {
    final Box box = new Box(100 * place, 30 * row, 100 * place + 80, 30 * row + 20);
    return new Word("", text, box, confidence, Style.PLAIN);
  }
}
