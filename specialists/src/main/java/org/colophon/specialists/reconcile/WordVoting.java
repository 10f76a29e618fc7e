package org.colophon.specialists.reconcile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses among what several readers say a word is. Every candidate has a utility: the weights of
 * those who voted for it, by how sure they were, and what the page's own vocabulary says of it. Its
 * probability is that of a conditional logit over the candidates and "none of them" (D. McFadden,
 * "Conditional logit analysis of qualitative choice behavior", 1974), so that agreement raises
 * confidence and disagreement lowers it.
 */
public final class WordVoting {
  private static final double LEAST = 0.001;

  private final VoteWeights weights;

  public WordVoting(VoteWeights weights) {
    this.weights = weights;
  }

  /**
   * Chooses.
   *
   * @param votes the first pass in front
   * @throws IllegalArgumentException if nobody voted
   */
  public Choice choose(List<Vote> votes, PageVocabulary vocabulary) {
    final List<Candidate> candidates = candidates(votes, vocabulary);
    // Shifted by the largest utility, so that no exponential overflows.
    double highest = 0;
    for (final Candidate candidate : candidates) {
      highest = Math.max(highest, utility(candidate));
    }
    double sum = Math.exp(-highest);
    Candidate best = null;
    double bestUtility = 0;
    for (final Candidate candidate : candidates) {
      final double utility = utility(candidate);
      sum += Math.exp(utility - highest);
      if (best == null || utility > bestUtility) {
        best = candidate;
        bestUtility = utility;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("nobody voted");
    }
    return new Choice(best.text(), Math.exp(bestUtility - highest) / sum);
  }

  private double utility(Candidate candidate) {
    double utility =
        weights.bias()
            + (candidate.known() ? weights.known() : 0)
            + weights.familiar() * candidate.familiarity()
            + weights.unusual() * candidate.unusual()
            + (candidate.mixed() ? weights.mixed() : 0);
    for (final Vote vote : candidate.votes()) {
      final VoteWeights.Reader reader = weights.of(vote.reader());
      utility += reader.vote() + reader.certainty() * logOdds(vote.confidence());
    }
    return utility;
  }

  /** The log odds of a probability, which is kept away from 0 and 1. */
  static double logOdds(double probability) {
    final double inside = Math.max(LEAST, Math.min(1 - LEAST, probability));
    return Math.log(inside / (1 - inside));
  }

  /**
   * What was voted for, with all that the weights look at.
   *
   * @param text in the spelling of the first reader who voted for it
   */
  record Candidate(
      String text,
      List<Vote> votes,
      boolean known,
      double familiarity,
      double unusual,
      boolean mixed) {}

  /** Candidates in the order in which they were first voted for. */
  static List<Candidate> candidates(List<Vote> votes, PageVocabulary vocabulary) {
    final Map<String, List<Vote>> byText = new LinkedHashMap<>();
    for (final Vote vote : votes) {
      byText.computeIfAbsent(folded(vote.text()), text -> new ArrayList<>()).add(vote);
    }
    return byText.values().stream().map(group -> candidate(group, vocabulary)).toList();
  }

  private static Candidate candidate(List<Vote> group, PageVocabulary vocabulary) {
    final String text = group.get(0).text();
    return new Candidate(
        text,
        List.copyOf(group),
        vocabulary.knows(text),
        vocabulary.familiarity(text),
        (double) text.chars().filter(c -> c > '~').count() / text.length(),
        text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter));
  }

  /** Readers differ in the shapes of quotes and dashes, which is no disagreement on the word. */
  private static String folded(String text) {
    final StringBuilder folded = new StringBuilder(text.length());
    for (final char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      folded.append(
          switch (c) {
            case '\u2018', '\u2019', '\u00b4', '`' -> '\'';
            case '\u201c', '\u201d', '\u201e' -> '"';
            case '\u2013', '\u2014' -> '-';
            default -> c;
          });
    }
    return folded.toString();
  }
}
