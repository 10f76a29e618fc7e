package org.colophon.specialists.bus.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends processes that pass their deadline or their memory, or whose caller was interrupted; one
 * thread watches them all.
 */
final class ProcessWatch {
  private static final long PERIOD_MILLIS = 100;

  /** Its thread ends when nothing was watched for this long; it would keep the job's classes. */
  private static final long IDLE_SECONDS = 5;

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private ProcessWatch() {}

  private static ScheduledThreadPoolExecutor clock() {
    final ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              final Thread thread = new Thread(task, "colophon-process-watch");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }

  enum Verdict {
    FINE,
    TOO_SLOW,
    TOO_LARGE,
    UNWANTED
  }

  /** A process under watch, until closed; the verdict that stands then is final. */
  static final class Guarded implements AutoCloseable {
    private final Process process;
    private final Thread caller = Thread.currentThread();
    private final long end;
    private final long residentBytes;
    private final Path status;
    private ScheduledFuture<?> ticking;
    private Verdict verdict = Verdict.FINE;
    private boolean closed;

    private Guarded(Process process, Duration deadline, long residentBytes) {
      this.process = process;
      this.end = System.nanoTime() + deadline.toNanos();
      this.residentBytes = residentBytes;
      this.status = Path.of("/proc", Long.toString(process.pid()), "status");
    }

    private void tick() {
      if (System.nanoTime() - end > 0) {
        end(Verdict.TOO_SLOW);
      } else if (caller.isInterrupted()) {
        // A thread that waits for a pipe does not notice that its job was cancelled.
        end(Verdict.UNWANTED);
      } else if (isTooLarge()) {
        end(Verdict.TOO_LARGE);
      }
    }

    private synchronized void end(Verdict reason) {
      if (!closed && verdict == Verdict.FINE) {
        verdict = reason;
        process.destroyForcibly();
      }
    }

    /** Whether it has more memory now than it may; false where the system does not say. */
    boolean isTooLarge() {
      return residentBytes > 0 && resident() > residentBytes;
    }

    /** Bytes of physical memory, native included; 0 where the system does not say. */
    private long resident() {
      try {
        return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
            .findFirst()
            .orElse(0);
      } catch (IOException | RuntimeException e) {
        // An exception would end the watch; a process that is just ending has no status to read.
        return 0;
      }
    }

    synchronized Verdict verdict() {
      return verdict;
    }

    @Override
    public synchronized void close() {
      closed = true;
      ticking.cancel(false);
    }
  }

  static Guarded guard(Process process, Duration deadline, int residentMegabytes) {
    final Guarded guarded = new Guarded(process, deadline, (long) residentMegabytes << 20);
    synchronized (guarded) {
      guarded.ticking =
          CLOCK.scheduleAtFixedRate(
              guarded::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
    return guarded;
  }
}
