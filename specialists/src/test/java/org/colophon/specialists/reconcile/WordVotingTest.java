package org.colophon.specialists.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordVotingTest {
  private static final PageVocabulary PAGE = new PageVocabulary(Set.of("coffee"), 0.9);
  private static final Lexicon ENGLISH = Set.of("both", "coffee", "prudence")::contains;

  private final WordVoting voting = new WordVoting(VoteWeights.standard(), PAGE, ENGLISH);

  @Test
  void twoReadersAgainstADoubtfulOneWin() {
    final Choice choice =
        voting.choose(
            List.of(
                new Vote("tesseract", "pradenee", 0.3),
                new Vote("tesseract-line", "prudence", 0.9),
                new Vote("ppocr-v4", "prudence", 0.8)));
    assertEquals("prudence", choice.text());
  }

  @Test
  void agreementRaisesConfidenceAndDisagreementLowersIt() {
    final Vote first = new Vote("tesseract", "both", 0.7);
    final double alone = voting.choose(List.of(first)).confidence();
    final double agreed =
        voting.choose(List.of(first, new Vote("ppocr-v4", "both", 0.9))).confidence();
    final double contested =
        voting.choose(List.of(first, new Vote("ppocr-v4", "hoth", 0.9))).confidence();
    assertTrue(agreed > alone, agreed + " after " + alone);
    assertTrue(contested < alone, contested + " after " + alone);
  }

  @Test
  void shapesOfQuotesAreNoDisagreementAndTheFirstReadersShapeStays() {
    final Choice choice =
        voting.choose(
            List.of(
                new Vote("tesseract", "\u201ccoffee\u201d", 0.6),
                new Vote("ppocr-v4", "\"coffee\"", 0.9)));
    assertEquals("\u201ccoffee\u201d", choice.text());
  }

  @Test
  void aReaderThatNobodyMeasuredIsHeard() {
    final Choice choice =
        voting.choose(
            List.of(new Vote("tesseract", "b0th", 0.05), new Vote("newcomer", "both", 0.99)));
    assertEquals("both", choice.text());
  }

  @Test
  void confidenceIsAProbabilityWhateverTheVotes() {
    for (final double sure : new double[] {0, 0.5, 1}) {
      final double confidence =
          voting.choose(List.of(new Vote("tesseract", "\u00b0", sure))).confidence();
      assertTrue(confidence > 0 && confidence < 1, "confidence " + confidence);
    }
  }

  @Test
  void smallCapitalsAreWrittenAsTheFirstReaderWroteThem() {
    assertEquals("Barnabas,", Typography.inTheMannerOf("Barnapas,", "BARNABAS,"));
    assertEquals("BARNABAS", Typography.inTheMannerOf("BARNAPAS", "BARNABAS"));
    assertEquals("\"Oh,", Typography.inTheMannerOf("\u201cOh,", "\"\"Oh,"));
  }

  @Test
  void missedAccentsAreTold() {
    assertTrue(Typography.lacksAccents("palmar\u00e8s", "palmares"));
    assertFalse(Typography.lacksAccents("palmares", "palmares"));
    assertFalse(Typography.lacksAccents("palmar\u00e8s", "palmiers"));
  }

  @Test
  void fittedWeightsPreferTheReaderThatWasRight() {
    final List<VoteFitter.Judged> judged = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      // The second reader is right four times of five.
      judged.add(
          new VoteFitter.Judged(
              voting.contest(
                  List.of(new Vote("tesseract", "a" + i, 0.5), new Vote("other", "b" + i, 0.5))),
              i % 5 == 0 ? 0 : 1));
    }
    final VoteWeights weights = VoteFitter.fit(judged);
    final Choice choice =
        new WordVoting(weights, PAGE, Lexicon.EMPTY)
            .choose(List.of(new Vote("tesseract", "x1", 0.5), new Vote("other", "y1", 0.5)));
    assertEquals("y1", choice.text());
    assertEquals(0.8, choice.confidence(), 0.1);
  }
}
