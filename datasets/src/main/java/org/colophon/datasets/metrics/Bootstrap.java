package org.colophon.datasets.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How far a micro average could have moved had other pages of the same kind been measured: the
 * percentile bootstrap over pages (B. Efron, "Bootstrap methods: another look at the jackknife",
 * Annals of Statistics 7, 1979), for differences as in M. Bisani, H. Ney, "Bootstrap estimates for
 * confidence intervals in ASR performance evaluation", ICASSP 2004. Pages are drawn, not
 * characters, since the errors of a page come together. The same pages give the same interval: the
 * generator is seeded, and is the one that Java specifies.
 *
 * @param low lower end of the 95 % interval
 * @param estimate the average of all pages
 * @param high upper end of the 95 % interval
 */
public record Bootstrap(double low, double estimate, double high) {
  private static final int DRAWS = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20200131;

  /**
   * The micro average of one run.
   *
   * @param ofNothing value where there is nothing to count, as in {@link Ratio#value}
   */
  public static Bootstrap of(List<Ratio> pages, double ofNothing) {
    return resample(pages.size(), sample -> average(pages, sample, ofNothing));
  }

  /**
   * The micro average of the second run less that of the first, on the same pages in the same
   * order.
   *
   * @throws IllegalArgumentException if the runs have different numbers of pages
   */
  public static Bootstrap difference(List<Ratio> first, List<Ratio> second, double ofNothing) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "%d pages cannot be paired with %d".formatted(first.size(), second.size()));
    }
    return resample(
        first.size(),
        sample -> average(second, sample, ofNothing) - average(first, sample, ofNothing));
  }

  /** Whether the interval leaves out 0: the difference is more than noise. */
  public boolean isSignificant() {
    return low > 0 || high < 0;
  }

  private static Bootstrap resample(int pages, ToDoubleFunction<int[]> statistic) {
    final int[] sample = new int[pages];
    Arrays.setAll(sample, i -> i);
    final double estimate = statistic.applyAsDouble(sample);
    final Random random = new Random(SEED);
    final double[] values = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < pages; i++) {
        sample[i] = random.nextInt(pages);
      }
      values[draw] = statistic.applyAsDouble(sample);
    }
    Arrays.sort(values);
    final int tail = (int) (TAIL * DRAWS);
    return new Bootstrap(values[tail], estimate, values[DRAWS - 1 - tail]);
  }

  private static double average(List<Ratio> pages, int[] sample, double ofNothing) {
    double part = 0;
    double whole = 0;
    for (final int page : sample) {
      part += pages.get(page).part();
      whole += pages.get(page).whole();
    }
    return new Ratio(part, whole).value(ofNothing);
  }
}
