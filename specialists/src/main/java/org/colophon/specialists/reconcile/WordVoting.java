package org.colophon.specialists.reconcile;

import java.util.List;
import org.colophon.specialists.confidence.LogOdds;

/**
 * Chooses among what several readers say a word is. Every candidate has a utility: the weights of
 * those who voted for it, by how sure they were, and what the page and its languages say of it. Its
 * probability is that of a conditional logit over the candidates and "none of them" (D. McFadden,
 * "Conditional logit analysis of qualitative choice behavior", 1974), so that agreement raises
 * confidence and disagreement lowers it.
 */
public final class WordVoting {
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
    return contest(votes).choose(weights);
  }

  /** What the choice among these votes looks at. */
  public Contest contest(List<Vote> votes) {
    return new Contest(
        Candidate.of(votes).stream()
            .map(
                candidate ->
                    new Contest.Option(
                        candidate.text(), candidate.features(page, lexicon), candidate.votes()))
            .toList(),
        LogOdds.of(page.confidence()));
  }
}
