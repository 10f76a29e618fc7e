package org.colophon.datasets.evaluation.report;

import java.util.Locale;
import org.colophon.datasets.metrics.Bootstrap;

/** Numbers as reports show them: the same everywhere, in every locale. */
final class Numbers {
  private static final String NONE = "–";

  private Numbers() {}

  /** A share in percent, without the sign. */
  static String percent(double share) {
    return finite(share, "%.2f", 100 * share);
  }

  /** A share in percent and its interval. */
  static String percent(Bootstrap average) {
    return percent(average.estimate())
        + " ("
        + percent(average.low())
        + "–"
        + percent(average.high())
        + ")";
  }

  /** A difference of shares in percentage points, with its sign. */
  static String points(double difference) {
    return finite(difference, "%+.2f", 100 * difference);
  }

  /** A rate in characters per 1,000. */
  static String perThousand(double rate) {
    return finite(rate, "%.2f", 1000 * rate);
  }

  /** A share as floors have it. */
  static String ratio(double value) {
    return finite(value, "%.4f", value);
  }

  /** A count with thousands apart. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String finite(double value, String format, double shown) {
    // Adding zero turns -0.0, which would be shown with its sign, into 0.0.
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, shown + 0.0) : NONE;
  }
}
