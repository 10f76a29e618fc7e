package org.colophon.specialists.reconcile;

import java.util.List;
import org.colophon.specialists.confidence.LogOdds;

/**
 * A word for which several readers voted, with all that the choice looks at.
 *
 * @param options in the order in which they were first voted for
 * @param pageLogOdds log odds of the page's mean confidence
 */
public record Contest(List<Option> options, double pageLogOdds) {
  public Contest {
    options = List.copyOf(options);
  }

  /**
   * One candidate.
   *
   * @param text in the spelling of the first reader who voted for it
   * @param features by the order of {@link Feature}
   * @param votes for it
   */
  // Read only, and made for the one contest.
  @SuppressWarnings("ArrayRecordComponent")
  public record Option(String text, double[] features, List<Vote> votes) {}

  /** The candidate that the weights prefer, and what its probability is worth. */
  Choice choose(VoteWeights weights) {
    final double[] probabilities = probabilities(weights);
    final int best = best(probabilities);
    return new Choice(
        options.get(best).text(), probabilities[best], weights.corrected(probabilities[best]));
  }

  /** The index of the highest, of the first of equals. */
  static int best(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  /** Of every candidate; what is left to 1 is that of "none of them", whose utility is 0. */
  double[] probabilities(VoteWeights weights) {
    final double[] utilities =
        options.stream().mapToDouble(option -> utility(option, weights)).toArray();
    double highest = 0;
    for (final double utility : utilities) {
      highest = Math.max(highest, utility);
    }
    // All are shifted by the highest, so that no exponential overflows.
    double sum = Math.exp(-highest);
    for (int i = 0; i < utilities.length; i++) {
      utilities[i] = Math.exp(utilities[i] - highest);
      sum += utilities[i];
    }
    for (int i = 0; i < utilities.length; i++) {
      utilities[i] /= sum;
    }
    return utilities;
  }

  private double utility(Option option, VoteWeights weights) {
    double utility = 0;
    for (final Feature feature : Feature.values()) {
      utility += weights.of(feature) * option.features()[feature.ordinal()];
    }
    for (final Vote vote : option.votes()) {
      final VoteWeights.Reader reader = weights.of(vote.reader());
      utility +=
          reader.vote()
              + reader.certainty() * LogOdds.of(vote.confidence())
              + reader.page() * pageLogOdds;
    }
    return utility;
  }
}
