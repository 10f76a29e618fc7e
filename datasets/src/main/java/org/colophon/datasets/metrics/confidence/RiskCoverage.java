package org.colophon.datasets.metrics.confidence;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong among the surest: the risk-coverage curve and the area under it (AURC), Y. Geifman,
 * R. El-Yaniv, "Selective classification for deep neural networks", NeurIPS 2017, and Y. Geifman,
 * G. Uziel, R. El-Yaniv, "Bias-reduced uncertainty estimation for deep neural classifiers", ICLR
 * 2019.
 *
 * <p>Pairs of equal confidence cannot be told apart: the curve has one point for all of them
 * together, and in the area each of them has the risk that is expected when they are taken in
 * random order. So the result does not depend on the order of the pairs.
 *
 * @param points from the surest down; the last one has coverage 1; empty for no pairs
 * @param area mean risk over all coverages, [0,1]; 0 for no pairs
 */
public record RiskCoverage(List<Point> points, double area) {
  public RiskCoverage {
    points = List.copyOf(points);
  }

  /**
   * What happens when all is accepted that is at least as sure.
   *
   * @param confidence the least accepted
   * @param coverage share that is accepted, (0,1]
   * @param risk share of the accepted that is wrong, [0,1]
   */
  public record Point(double confidence, double coverage, double risk) {}

  public static RiskCoverage of(Judgements judgements) {
    final Judgements sorted = judgements.sorted();
    final int size = sorted.size();
    final List<Point> points = new ArrayList<>();
    double area = 0;
    long wrong = 0;
    int to = size;
    while (to > 0) {
      final double confidence = sorted.confidence(to - 1);
      int from = to;
      long wrongHere = 0;
      while (from > 0 && sorted.confidence(from - 1) == confidence) {
        from--;
        wrongHere += sorted.isCorrect(from) ? 0 : 1;
      }
      for (int i = 1; i <= to - from; i++) {
        area += (wrong + (double) wrongHere * i / (to - from)) / (size - to + i);
      }
      wrong += wrongHere;
      to = from;
      points.add(new Point(confidence, (double) (size - to) / size, (double) wrong / (size - to)));
    }
    return new RiskCoverage(points, size == 0 ? 0 : area / size);
  }

  /**
   * The largest share that can be accepted, by a bound on confidence, with at least this accuracy
   * among the accepted; 0 where no bound reaches it.
   *
   * @param accuracy for example 0.99
   */
  public double coverageAt(double accuracy) {
    double best = 0;
    for (final Point point : points) {
      // Rounding must not cost the point that is exactly as accurate.
      if (1 - point.risk() >= accuracy - 1e-12) {
        best = point.coverage();
      }
    }
    return best;
  }

  /** At most so many points, evenly spread and with the last one, for a plot. */
  public List<Point> thinned(int most) {
    if (points.size() <= most) {
      return points;
    }
    final List<Point> some = new ArrayList<>(most);
    for (long i = 1; i <= most; i++) {
      some.add(points.get((int) (i * points.size() / most) - 1));
    }
    return some;
  }
}
