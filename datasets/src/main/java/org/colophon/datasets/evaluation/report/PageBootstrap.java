package org.colophon.datasets.evaluation.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13) for figures that are made of sums over pages, such as error rates (Bisani and Ney,
 * "Bootstrap estimates for confidence intervals in ASR performance evaluation", ICASSP 2004). Whole
 * pages are drawn, with replacement, because the elements of one page fail together: intervals over
 * single lines or words would be too narrow. The seed is fixed, so equal scores give equal
 * intervals.
 */
final class PageBootstrap {
  private static final int RESAMPLES = 1000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_040_517;

  private PageBootstrap() {}

  /**
   * The figures of all pages, each with its 95 % interval; all are worked out on the same draws.
   *
   * @param pages the sums of each page, at least one page and all of one length, in a fixed order
   * @param figures from sums over pages to a figure; NaN where it is not defined
   */
  static List<Estimate> estimates(
      Collection<double[]> pages, List<ToDoubleFunction<double[]>> figures) {
    final double[][] sums = pages.toArray(double[][]::new);
    final double[][] drawn = new double[figures.size()][RESAMPLES];
    final Random random = new Random(SEED);
    final double[] total = new double[sums[0].length];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      Arrays.fill(total, 0);
      for (int i = 0; i < sums.length; i++) {
        add(total, sums[random.nextInt(sums.length)]);
      }
      for (int figure = 0; figure < drawn.length; figure++) {
        drawn[figure][resample] = figures.get(figure).applyAsDouble(total);
      }
    }
    Arrays.fill(total, 0);
    for (final double[] page : sums) {
      add(total, page);
    }
    final Estimate[] estimates = new Estimate[drawn.length];
    for (int figure = 0; figure < drawn.length; figure++) {
      estimates[figure] = estimate(figures.get(figure).applyAsDouble(total), drawn[figure]);
    }
    return List.of(estimates);
  }

  private static void add(double[] total, double[] page) {
    for (int i = 0; i < total.length; i++) {
      total[i] += page[i];
    }
  }

  private static Estimate estimate(double value, double[] drawn) {
    final double[] sorted =
        Arrays.stream(drawn).filter(one -> !Double.isNaN(one)).sorted().toArray();
    if (sorted.length == 0) {
      return new Estimate(value, value, value);
    }
    final int low = (int) Math.floor(TAIL * (sorted.length - 1));
    return new Estimate(value, sorted[low], sorted[sorted.length - 1 - low]);
  }
}
