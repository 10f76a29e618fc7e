package org.colophon.specialists.remote;

import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.route.Section;

/**
 * What tokens cost, in whatever currency the operator counts.
 *
 * @param input money for a million tokens that are sent
 * @param output money for a million tokens that are generated
 */
record Prices(double input, double output) {
  /** More than anybody asks. */
  static final double MOST = 1e9;

  static final Prices FREE = new Prices(0, 0);
  private static final double MILLION = 1e6;

  static Prices from(Section settings) {
    final Prices prices =
        new Prices(
            settings.number("input-per-million", 0, 0, MOST),
            settings.number("output-per-million", 0, 0, MOST));
    settings.requireNoOthers();
    return prices;
  }

  Usage usage(long inputTokens, long outputTokens) {
    return new Usage(
        inputTokens, outputTokens, (inputTokens * input + outputTokens * output) / MILLION);
  }

  /** Most tokens that may be generated within an allowance, of tokens or money. */
  long tokens(Allowance allowance) {
    final long byCount = allowance.tokens() > 0 ? allowance.tokens() : Long.MAX_VALUE;
    final boolean paid = allowance.money() > 0 && output > 0;
    return paid ? Math.min(byCount, (long) (allowance.money() / output * MILLION)) : byCount;
  }
}
