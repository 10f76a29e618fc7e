package org.colophon.runners.flink;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often and after which pauses Flink starts a job again: what a job without end brings along,
 * and what the manifests, the documentation and the clusters of the tests say to a cluster.
 * Reasons: docs/flink.md.
 */
public final class Restarts {
  /** Keys of Flink's configuration with their values. */
  public static final Map<String, String> CONFIGURATION =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "restart-strategy.type", "exponential-delay",
                  "restart-strategy.exponential-delay.initial-backoff", "1s",
                  "restart-strategy.exponential-delay.max-backoff", "30s",
                  "restart-strategy.exponential-delay.backoff-multiplier", "2.0",
                  "restart-strategy.exponential-delay.reset-backoff-threshold", "10min",
                  "restart-strategy.exponential-delay.jitter-factor", "0.1",
                  "restart-strategy.exponential-delay.attempts-before-reset-backoff", "20")));

  private Restarts() {}

  /** Lines of Flink's {@code config.yaml}. */
  public static String yaml() {
    final StringBuilder yaml = new StringBuilder();
    CONFIGURATION.forEach((key, value) -> yaml.append(key + ": " + value + "\n"));
    return yaml.toString();
  }
}
