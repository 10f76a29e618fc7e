package org.colophon.specialists.reconcile;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.specialists.confidence.Isotonic;
import org.colophon.specialists.confidence.LogOdds;

/**
 * Fits the weights of a vote to contests whose right answer is known: maximum likelihood of the
 * conditional logit with a small ridge, by gradient ascent with steps of their own (Kingma and Ba,
 * "Adam: a method for stochastic optimization", 2015) over all contests at once, so without chance.
 * An isotonic correction of the probabilities is fitted to the same contests.
 */
public final class VoteFitter {
  /** A contest and the index of the right candidate; -1 where none is right. */
  public record Judged(Contest contest, int right) {}

  private static final int ROUNDS = 3_000;
  private static final double STEP = 0.02;
  private static final double RIDGE = 0.3;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.999;

  /** Weights of a reader: its vote, its certainty, and the page. */
  private static final int PER_READER = 3;

  private static final int FEATURES = Feature.values().length;

  private final List<String> readers;
  private final Collection<Judged> judged;

  private VoteFitter(Collection<Judged> judged) {
    final TreeSet<String> names = new TreeSet<>();
    for (final Judged one : judged) {
      for (final Contest.Option option : one.contest().options()) {
        option.votes().forEach(vote -> names.add(vote.reader()));
      }
    }
    this.readers = List.copyOf(names);
    this.judged = judged;
  }

  /**
   * The weights that explain the contests best.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static VoteWeights fit(Collection<Judged> judged) {
    if (judged.isEmpty()) {
      throw new IllegalArgumentException("no contests to fit the weights of a vote to");
    }
    return new VoteFitter(judged).fit();
  }

  private VoteWeights fit() {
    final double[] weights = new double[FEATURES + PER_READER * readers.size()];
    final double[] mean = new double[weights.length];
    final double[] spread = new double[weights.length];
    for (int round = 1; round <= ROUNDS; round++) {
      final double[] slope = slope(weights);
      for (int i = 0; i < weights.length; i++) {
        mean[i] = FIRST_MOMENT * mean[i] + (1 - FIRST_MOMENT) * slope[i];
        spread[i] = SECOND_MOMENT * spread[i] + (1 - SECOND_MOMENT) * slope[i] * slope[i];
        final double step = mean[i] / (1 - Math.pow(FIRST_MOMENT, round));
        final double scale = Math.sqrt(spread[i] / (1 - Math.pow(SECOND_MOMENT, round))) + 1e-8;
        weights[i] += STEP * step / scale;
      }
    }
    return corrected(named(weights));
  }

  /**
   * The logit's shape is a guess. Its probabilities are therefore replaced by what they turned out
   * to be worth.
   */
  private VoteWeights corrected(VoteWeights weights) {
    final double[] scores = new double[judged.size()];
    final boolean[] correct = new boolean[judged.size()];
    int next = 0;
    for (final Judged one : judged) {
      final double[] probabilities = one.contest().probabilities(weights);
      final int best = Contest.best(probabilities);
      scores[next] = LogOdds.of(probabilities[best]);
      correct[next++] = best == one.right();
    }
    return new VoteWeights(weights.features(), weights.readers(), Isotonic.fit(scores, correct));
  }

  /** Gradient of the log likelihood less the ridge. */
  private double[] slope(double[] weights) {
    final VoteWeights named = named(weights);
    final double[] slope = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      slope[i] = -2 * RIDGE * weights[i];
    }
    for (final Judged one : judged) {
      final double[] probabilities = one.contest().probabilities(named);
      for (int k = 0; k < probabilities.length; k++) {
        final double pull = (k == one.right() ? 1 : 0) - probabilities[k];
        add(slope, one.contest(), one.contest().options().get(k), pull);
      }
    }
    return slope;
  }

  private void add(double[] slope, Contest contest, Contest.Option option, double pull) {
    for (int f = 0; f < FEATURES; f++) {
      slope[f] += pull * option.features()[f];
    }
    for (final Vote vote : option.votes()) {
      final int at = FEATURES + PER_READER * readers.indexOf(vote.reader());
      slope[at] += pull;
      slope[at + 1] += pull * LogOdds.of(vote.confidence());
      slope[at + 2] += pull * contest.pageLogOdds();
    }
  }

  private VoteWeights named(double[] weights) {
    final Map<Feature, Double> features = new EnumMap<>(Feature.class);
    for (final Feature feature : Feature.values()) {
      features.put(feature, weights[feature.ordinal()]);
    }
    final Map<String, VoteWeights.Reader> named = new TreeMap<>();
    for (int r = 0; r < readers.size(); r++) {
      final int at = FEATURES + PER_READER * r;
      named.put(
          readers.get(r), new VoteWeights.Reader(weights[at], weights[at + 1], weights[at + 2]));
    }
    return new VoteWeights(features, named, null);
  }
}
