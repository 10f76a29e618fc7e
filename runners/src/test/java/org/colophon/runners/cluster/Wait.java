package org.colophon.runners.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process brings about. */
final class Wait {
  private static final long PERIOD_NANOS = 50_000_000;

  private Wait() {}

  /** Something that is asked of another process, which may be down for a while. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Looks every 50 milliseconds; a condition that cannot be asked does not hold yet.
   *
   * @param what completes "not after N s: "
   * @throws IOException if it does not come to hold in time
   */
  static void until(Duration most, String what, Condition condition)
      throws IOException, InterruptedException {
    final long end = System.nanoTime() + most.toNanos();
    IOException last = null;
    while (true) {
      try {
        if (condition.holds()) {
          return;
        }
        last = null;
      } catch (IOException e) {
        last = e;
      }
      if (System.nanoTime() > end) {
        throw new IOException("not after " + most.toSeconds() + " s: " + what, last);
      }
      LockSupport.parkNanos(PERIOD_NANOS);
    }
  }
}
