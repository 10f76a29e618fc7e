package org.colophon.specialists.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends worker processes that pass their deadline or their memory; one thread watches them all. */
final class WorkerWatch {
  private static final long PERIOD_MILLIS = 200;
  private static final long PAGE_BYTES = 4096;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            final Thread thread = new Thread(task, "colophon-worker-watch");
            thread.setDaemon(true);
            return thread;
          });

  private WorkerWatch() {}

  enum Verdict {
    FINE,
    TOO_SLOW,
    TOO_LARGE
  }

  /** A process under watch, until closed. */
  static final class Guarded implements AutoCloseable {
    private final Process process;
    private final long end;
    private final long residentBytes;
    private final Path statm;
    private ScheduledFuture<?> ticking;
    private volatile Verdict verdict = Verdict.FINE;

    private Guarded(Process process, Duration deadline, long residentBytes) {
      this.process = process;
      this.end = System.nanoTime() + deadline.toNanos();
      this.residentBytes = residentBytes;
      this.statm = Path.of("/proc", Long.toString(process.pid()), "statm");
    }

    private void tick() {
      if (System.nanoTime() - end > 0) {
        end(Verdict.TOO_SLOW);
      } else if (resident() > residentBytes) {
        end(Verdict.TOO_LARGE);
      }
    }

    private void end(Verdict reason) {
      if (verdict == Verdict.FINE) {
        verdict = reason;
        process.destroyForcibly();
      }
    }

    /** Bytes of physical memory; 0 where the system does not say. */
    private long resident() {
      try {
        return Long.parseLong(Files.readString(statm).split(" ", 3)[1]) * PAGE_BYTES;
      } catch (IOException | NumberFormatException e) {
        return 0;
      }
    }

    Verdict verdict() {
      return verdict;
    }

    @Override
    public void close() {
      ticking.cancel(false);
    }
  }

  static Guarded guard(Process process, Duration deadline, int residentMegabytes) {
    final Guarded guarded = new Guarded(process, deadline, (long) residentMegabytes << 20);
    guarded.ticking =
        CLOCK.scheduleAtFixedRate(
            guarded::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return guarded;
  }
}
