package org.colophon.specialists.bus.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clock and the way to wait, so that who tests waiting need not wait. */
public interface TimeSource {
  /** The time of day, for dates that a peer names. */
  Instant now();

  /** Nanoseconds from some fixed moment, never going back. */
  long nanos();

  void sleep(Duration time) throws InterruptedException;

  /** The clock of this machine. */
  static TimeSource system() {
    return new TimeSource() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
      }
    };
  }
}
