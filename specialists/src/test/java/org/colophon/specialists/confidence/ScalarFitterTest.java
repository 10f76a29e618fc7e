package org.colophon.specialists.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ScalarFitterTest {
  private static final ScalarFitter FITTER = new ScalarFitter(1);

  @Test
  void littleDataGivesPlattsFit() {
    final Fitted<ScalarCalibration> fitted =
        FITTER.fit("chat", "m", words(10, 20, said -> said * said)).orElseThrow();
    assertEquals("Platt", fitted.calibration().method());
    assertTrue(fitted.calibration().of(0.5) < 0.4, fitted.toString());
    assertTrue(fitted.calibration().of(0.5) > 0.1, fitted.toString());
  }

  /** A step is nothing that Platt's curve can follow. */
  @Test
  void muchDataGivesTheFitThatExplainsUnseenDocumentsBetter() {
    final ScalarCalibration step =
        FITTER
            .fit("chat", "m", words(40, 100, said -> said < 0.8 ? 0.3 : 0.9))
            .orElseThrow()
            .calibration();
    assertEquals("isotonic", step.method());
    assertEquals(0.3, step.of(0.4), 0.05);
    assertEquals(0.9, step.of(0.9), 0.05);
    final ScalarCalibration curve =
        FITTER
            .fit("chat", "m", words(40, 100, said -> 1 / (1 + Math.pow(1 / said - 1, 0.5) * 2)))
            .orElseThrow()
            .calibration();
    assertEquals("Platt", curve.method());
    assertEquals(1 / 3.0, curve.of(0.5), 0.04);
  }

  @Test
  void probabilitiesNeverFallAndAreNeverQuiteSure() {
    for (final ScalarCalibration fit :
        List.of(
                FITTER
                    .fit("a", "m", words(40, 100, said -> said < 0.8 ? 0.05 : 0.95))
                    .orElseThrow(),
                FITTER.fit("a", "m", words(10, 20, said -> 1 - said)).orElseThrow(),
                FITTER.fit("a", "m", words(10, 20, said -> 1)).orElseThrow())
            .stream()
            .map(Fitted::calibration)
            .toList()) {
      double last = 0;
      for (int i = 0; i <= 1000; i++) {
        final double probability = fit.of(i / 1000.0);
        assertTrue(probability > 0 && probability < 1, fit + " " + i + " " + probability);
        assertTrue(probability >= last, fit + " " + i);
        last = probability;
      }
    }
  }

  /** As a chat model without token probabilities does. */
  @Test
  void whoAlwaysSaysTheSameIsAsRightAsItIsOnTheWhole() {
    final List<JudgedEvidence> words = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      words.add(word("d" + i % 10, i, 0.5, i % 4 != 0));
    }
    final ScalarCalibration fit = FITTER.fit("chat", "", words).orElseThrow().calibration();
    assertEquals(0.75, fit.of(0.5), 0.01);
    assertEquals(List.of(""), fit.models());
  }

  @Test
  void aFitIsCalibratedOnUnseenDocumentsAndTheSameEveryTime() {
    final List<JudgedEvidence> words = words(16, 100, said -> said * said);
    final Fitted<ScalarCalibration> fitted = FITTER.fit("chat", "m", words).orElseThrow();
    final FitOrigin.Group group = fitted.calibration().origin().groups().get(0);
    assertEquals(16, group.documents());
    assertEquals(1600, group.words());
    assertTrue(group.rawError() > 0.12, group.toString());
    assertTrue(group.error() < 0.05, group.toString());
    assertEquals(fitted, FITTER.fit("chat", "m", words).orElseThrow());
    assertNotEquals(
        fitted.calibration().digest(),
        FITTER.fit("other", "m", words).orElseThrow().calibration().digest());
  }

  @Test
  void tooFewWordsOrDocumentsAreNotFitted() {
    assertEquals(Optional.empty(), FITTER.fit("chat", "m", words(9, 11, said -> said)));
    assertEquals(Optional.empty(), FITTER.fit("chat", "m", words(7, 100, said -> said)));
  }

  /** Words that are right with a probability that depends on what was said. */
  private static List<JudgedEvidence> words(
      int documents, int perDocument, DoubleUnaryOperator right) {
    final Random random = new Random(3);
    final List<JudgedEvidence> words = new ArrayList<>();
    for (int document = 0; document < documents; document++) {
      for (int i = 0; i < perDocument; i++) {
        final double said = random.nextDouble();
        words.add(word("d" + document, i, said, random.nextDouble() < right.applyAsDouble(said)));
      }
    }
    return words;
  }

  private static JudgedEvidence word(String document, int number, double said, boolean correct) {
    return new JudgedEvidence(
        "group",
        document,
        document + "_w" + number,
        "chat",
        "m",
        WordEvidence.of(Map.of(Clue.RAW, said)),
        correct);
  }
}
