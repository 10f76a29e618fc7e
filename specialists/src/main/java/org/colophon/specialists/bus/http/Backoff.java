package org.colophon.specialists.bus.http;

import java.time.Duration;
import java.util.Random;

/**
 * Waits between tries: exponential with full jitter (M. Brooker, "Exponential Backoff and Jitter",
 * AWS Architecture Blog, 2015).
 *
 * @param first the longest wait before the second try; doubles from try to try
 * @param longest the longest wait before any
 */
public record Backoff(Duration first, Duration longest) {
  /**
   * The next wait.
   *
   * @param failed tries so far, from 1
   */
  public Duration next(int failed, Random random) {
    final double most =
        Math.min((double) longest.toNanos(), first.toNanos() * Math.pow(2, failed - 1));
    return Duration.ofNanos((long) (random.nextDouble() * most));
  }
}
