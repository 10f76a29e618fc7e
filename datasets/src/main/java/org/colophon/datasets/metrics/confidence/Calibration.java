package org.colophon.datasets.metrics.confidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence is a probability: expected calibration error, M. Naeini, G. Cooper, M.
 * Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015, and C.
 * Guo et al., "On calibration of modern neural networks", ICML 2017.
 *
 * @param bins from the least sure up, without empty ones; the points of the reliability curve
 */
public record Calibration(List<Bin> bins) {
  /** Number of bins, as in the second paper. */
  public static final int BINS = 15;

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Pairs of like confidence.
   *
   * @param confidence their mean, [0,1]
   * @param accuracy share of them that was right, [0,1]
   */
  public record Bin(double confidence, double accuracy, long count) {}

  /** Bins of equal width, each without its lower and with its upper edge; 0 is in the first. */
  public static Calibration equalWidth(Judgements judgements) {
    final Judgements sorted = judgements.sorted();
    final List<Bin> bins = new ArrayList<>();
    int from = 0;
    for (int bin = 1; bin <= BINS; bin++) {
      int to = from;
      while (to < sorted.size() && sorted.confidence(to) <= (double) bin / BINS) {
        to++;
      }
      addBin(bins, sorted, from, to);
      from = to;
    }
    return new Calibration(bins);
  }

  /**
   * Bins of equal mass (adaptive binning: K. Nguyen, B. O'Connor, "Posterior calibration and
   * exploratory analysis for natural language processing models", EMNLP 2015). Equal confidences
   * stay together, so that the order of the pairs does not matter; there may be fewer bins.
   */
  public static Calibration equalMass(Judgements judgements) {
    final Judgements sorted = judgements.sorted();
    final List<Bin> bins = new ArrayList<>();
    int from = 0;
    for (int bin = 1; bin <= BINS; bin++) {
      int to = Math.max(from, (int) ((long) sorted.size() * bin / BINS));
      while (to > from
          && to < sorted.size()
          && sorted.confidence(to) == sorted.confidence(to - 1)) {
        to++;
      }
      addBin(bins, sorted, from, to);
      from = to;
    }
    return new Calibration(bins);
  }

  /** Mean distance of accuracy and confidence over all pairs, [0,1]; 0 for none. */
  public double error() {
    double sum = 0;
    long count = 0;
    for (final Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.accuracy() - bin.confidence());
      count += bin.count();
    }
    return count == 0 ? 0 : sum / count;
  }

  private static void addBin(List<Bin> bins, Judgements sorted, int from, int to) {
    if (from == to) {
      return;
    }
    double confidence = 0;
    long correct = 0;
    for (int i = from; i < to; i++) {
      confidence += sorted.confidence(i);
      correct += sorted.isCorrect(i) ? 1 : 0;
    }
    final int count = to - from;
    bins.add(new Bin(confidence / count, (double) correct / count, count));
  }
}
