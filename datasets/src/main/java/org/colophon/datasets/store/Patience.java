package org.colophon.datasets.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a step on the storage again when it fails for a reason that may pass: a full disk, a server
 * that restarts, a file system that is read-only for a while. Pauses double from a tenth of a
 * second to ten seconds, each shortened by up to a half at random, so that many workers do not come
 * back at once (M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015, "equal
 * jitter").
 */
public final class Patience {
  /**
   * Environment variable: for how long to try, seconds, from 0 on; for this JVM and its workers.
   */
  public static final String VARIABLE = "COLOPHON_STORAGE_PATIENCE";

  /** Tries once. */
  public static final Patience NONE = new Patience(Duration.ZERO);

  private static final Duration DEFAULT = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Patience OF_PROCESS = parse(System.getenv(VARIABLE));

  private final Duration most;

  private Patience(Duration most) {
    this.most = most;
  }

  /**
   * Patience of a certain length.
   *
   * @param most counted from the first failure; a step that fails is tried again at least once
   *     unless it is zero
   */
  public static Patience of(Duration most) {
    return new Patience(most);
  }

  /** That of this JVM: as {@link #VARIABLE} says, or a minute. */
  public static Patience ofProcess() {
    return OF_PROCESS;
  }

  /** The shorter of this and another. */
  public Patience atMost(Duration other) {
    return most.compareTo(other) <= 0 ? this : new Patience(other);
  }

  /** As {@link #VARIABLE} has it. */
  public String seconds() {
    return Long.toString(most.toSeconds());
  }

  /** Something that reads or writes, and may be done again when it failed halfway. */
  public interface Step<T> {
    T run() throws IOException;
  }

  /**
   * Runs a step until it succeeds.
   *
   * @throws NoSuchFileException at once
   * @throws StorageException if it still fails when patience is at its end
   * @throws IOException if this thread was interrupted
   */
  public <T> T with(Step<T> step) throws IOException {
    Duration pause = FIRST_PAUSE;
    long end = 0;
    while (true) {
      final IOException failure;
      try {
        return step.run();
      } catch (UncheckedIOException e) {
        failure = e.getCause();
      } catch (IOException e) {
        failure = e;
      }
      if (!mayPass(failure)) {
        throw failure;
      }
      if (end == 0) {
        end = System.nanoTime() + most.toNanos();
        LOG.warn("{}; trying again for up to {} s", failure.toString(), most.toSeconds());
      }
      final long left = end - System.nanoTime();
      if (left <= 0) {
        throw StorageException.lasting(failure, most);
      }
      pause(Math.min(left, jitter(pause)));
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  /** What another file or thread is to blame for does not pass. */
  private static boolean mayPass(IOException failure) {
    return !(failure instanceof NoSuchFileException
        || failure instanceof InterruptedIOException
        || failure instanceof ClosedByInterruptException
        || failure.getCause() instanceof ClosedByInterruptException
        || Thread.currentThread().isInterrupted());
  }

  private static long jitter(Duration pause) {
    final long half = pause.toNanos() / 2;
    return half + ThreadLocalRandom.current().nextLong(half + 1);
  }

  private static void pause(long nanoseconds) throws InterruptedIOException {
    try {
      Thread.sleep(Duration.ofNanos(nanoseconds).toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the storage was waited for");
    }
  }

  private static Patience parse(String seconds) {
    try {
      return seconds == null || seconds.isBlank()
          ? new Patience(DEFAULT)
          : new Patience(Duration.ofSeconds(Math.max(0, Long.parseLong(seconds.strip()))));
    } catch (NumberFormatException e) {
      LOG.warn("{}={} is no number of seconds; it is a minute", VARIABLE, seconds);
      return new Patience(DEFAULT);
    }
  }
}
