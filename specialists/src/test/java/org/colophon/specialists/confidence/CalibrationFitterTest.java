package org.colophon.specialists.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationFitterTest {
  private static final List<JudgedEvidence> WORDS = Pretend.words(16, 150, 7);
  private static final WordCalibration FITTED = fit(WORDS).calibration();

  @Test
  void aFitIsCalibratedAndRanksBetterOnUnseenDocuments() {
    final FitOrigin origin = FITTED.origin();
    assertEquals(
        List.of("even", "odd"), origin.groups().stream().map(FitOrigin.Group::group).toList());
    for (final FitOrigin.Group group : origin.groups()) {
      assertEquals(8, group.documents());
      assertEquals(1200, group.words());
      assertTrue(group.rawError() > 0.2, group.toString());
      assertTrue(group.error() < 0.07, group.toString());
      assertTrue(group.risk() < group.rawRisk() - 0.01, group.toString());
    }
  }

  @Test
  void aFitSaysWhatWasMadeUp() {
    // Means of what was made up, over these ranges: 0.9 squared, half of it, 0.2 squared.
    assertEquals(0.81, meanProbability(0.9, -2), 0.08);
    assertEquals(0.405, meanProbability(0.9, -6), 0.08);
    assertEquals(0.04, meanProbability(0.2, -2), 0.06);
  }

  @Test
  void theSameWordsGiveTheSameFit() {
    final List<JudgedEvidence> few = Pretend.words(8, 40, 5);
    final Fitted<WordCalibration> first = fit(few);
    final Fitted<WordCalibration> second = fit(few);
    assertEquals(first.calibration().toJson(), second.calibration().toJson());
    assertEquals(first.unseen(), second.unseen());
  }

  /** Were a document on both sides of a split, its own words would tell of it. */
  @Test
  void aDocumentIsInOneFoldWhateverItsGroup() {
    final List<JudgedEvidence> words =
        List.of(
            word("a", "d1"), word("b", "d1"), word("a", "d2"), word("b", "d3"), word("b", "d1"));
    for (int seed = 0; seed < 20; seed++) {
      final int[] folds = Folds.of(words, 3, seed);
      assertEquals(folds[0], folds[1]);
      assertEquals(folds[0], folds[4]);
      assertEquals(3, Set.of(folds[0], folds[2], folds[3]).size());
    }
  }

  @Test
  void tooFewDocumentsAreRefused() {
    final IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> fit(WORDS.subList(0, 7 * 150)));
    assertTrue(refused.getMessage().contains("7 documents"), refused.getMessage());
  }

  private static JudgedEvidence word(String group, String document) {
    return new JudgedEvidence(
        group, document, "w", "tesseract", "m", WordEvidence.of(Map.of(Clue.RAW, 0.5)), true);
  }

  private static Fitted<WordCalibration> fit(List<JudgedEvidence> words) {
    return new CalibrationFitter(1).fit("tesseract", List.of("model"), words);
  }

  /** Of words around these values, 0.05 and 1.5 to both sides. */
  private static double meanProbability(double raw, double strangest) {
    return IntStream.range(0, 400)
        .mapToObj(
            i ->
                WordEvidence.of(
                    new EnumMap<>(
                        Map.of(
                            Clue.RAW, raw - 0.05 + 0.1 * (i % 20) / 19,
                            Clue.STRANGEST, strangest - 1.5 + 3.0 * (i / 20) / 19))))
        .mapToDouble(FITTED::of)
        .average()
        .orElseThrow();
  }
}
