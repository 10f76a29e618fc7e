package org.colophon.specialists.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VoteFitterTest {
  /** What two readers who agree say of themselves. */
  private static final double[] CONFIDENCES = {0.1, 0.5, 0.9};

  /** How often they are right then: no straight line in log odds goes through these. */
  private static final double[] SHARES = {0.3, 0.9, 0.95};

  private static final int CONTESTS = 400;

  private final WordVoting voting =
      new WordVoting(VoteWeights.standard(), new PageVocabulary(Set.of(), 0.9), word -> false);

  @Test
  void aConfidenceIsWhatTheProbabilityTurnedOutToBeWorth() {
    final Random random = new Random(3);
    final List<VoteFitter.Judged> judged = new ArrayList<>();
    for (int level = 0; level < SHARES.length; level++) {
      for (int i = 0; i < CONTESTS; i++) {
        judged.add(
            new VoteFitter.Judged(contest(level), random.nextDouble() < SHARES[level] ? 0 : -1));
      }
    }
    final VoteWeights weights = VoteFitter.fit(judged);
    double worst = 0;
    for (int level = 0; level < SHARES.length; level++) {
      final Choice choice = contest(level).choose(weights);
      assertEquals(SHARES[level], choice.confidence(), 0.05);
      worst = Math.max(worst, Math.abs(SHARES[level] - choice.probability()));
    }
    assertTrue(
        worst > 0.06, "the logit alone errs by " + worst + ", so that nothing was corrected");
  }

  @Test
  void nothingCannotBeFitted() {
    assertThrows(IllegalArgumentException.class, () -> VoteFitter.fit(List.of()));
  }

  private Contest contest(int level) {
    return voting.contest(
        List.of(
            new Vote("tesseract", "harbour", CONFIDENCES[level]),
            new Vote("ppocr-v4", "harbour", CONFIDENCES[level])));
  }
}
