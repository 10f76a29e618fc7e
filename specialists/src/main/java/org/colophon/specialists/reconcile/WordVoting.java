package org.colophon.specialists.reconcile;

import java.util.List;

/**
 * Chooses among what several readers say a word is. Every candidate has a utility: the weights of
 * those who voted for it, by how sure they were, and what the page and its languages say of it. Its
 * probability is that of a conditional logit over the candidates and "none of them" (D. McFadden,
 * "Conditional logit analysis of qualitative choice behavior", 1974), so that agreement raises
 * confidence and disagreement lowers it.
 */
public final class WordVoting {
  private static final double LEAST = 0.001;

  private final VoteWeights weights;
  private final PageVocabulary page;
  private final Lexicon lexicon;

  public WordVoting(VoteWeights weights, PageVocabulary page, Lexicon lexicon) {
    this.weights = weights;
    this.page = page;
    this.lexicon = lexicon;
  }

  /**
   * Chooses.
   *
   * @param votes the first pass in front; not empty
   */
  public Choice choose(List<Vote> votes) {
    final List<Candidate> candidates = Candidate.of(votes);
    final double[] utilities = candidates.stream().mapToDouble(this::utility).toArray();
    int best = 0;
    for (int i = 1; i < utilities.length; i++) {
      best = utilities[i] > utilities[best] ? i : best;
    }
    // "None of them" has utility 0. All are shifted by the highest, so that no exponential
    // overflows.
    final double highest = Math.max(0, utilities[best]);
    double sum = Math.exp(-highest);
    for (final double utility : utilities) {
      sum += Math.exp(utility - highest);
    }
    return new Choice(candidates.get(best).text(), Math.exp(utilities[best] - highest) / sum);
  }

  private double utility(Candidate candidate) {
    final double[] values = candidate.features(page, lexicon);
    double utility = 0;
    for (final Feature feature : Feature.values()) {
      utility += weights.of(feature) * values[feature.ordinal()];
    }
    for (final Vote vote : candidate.votes()) {
      final VoteWeights.Reader reader = weights.of(vote.reader());
      utility +=
          reader.vote()
              + reader.certainty() * logOdds(vote.confidence())
              + reader.page() * logOdds(page.confidence());
    }
    return utility;
  }

  /** The log odds of a probability, which is kept away from 0 and 1. */
  static double logOdds(double probability) {
    final double inside = Math.max(LEAST, Math.min(1 - LEAST, probability));
    return Math.log(inside / (1 - inside));
  }
}
