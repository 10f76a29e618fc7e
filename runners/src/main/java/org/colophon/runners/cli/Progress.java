package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.colophon.runners.launch.JobCounts;
import org.colophon.runners.launch.RunningJob;

/**
 * Shows how far a run is, from the counters of its steps: one live line on a terminal, plain lines
 * otherwise.
 */
final class Progress implements AutoCloseable {
  private final RunningJob job;
  private final PrintWriter out;
  private final boolean live;
  private final long started = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            final Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private JobCounts last = JobCounts.NONE;

  private Progress(RunningJob job, PrintWriter out, boolean live) {
    this.job = job;
    this.out = out;
    this.live = live;
  }

  static Progress start(RunningJob job, PrintWriter out) {
    // System.console() is null as soon as either standard stream is redirected.
    final Progress progress = new Progress(job, out, System.console() != null);
    final long period = progress.live ? 500 : 10_000;
    progress.clock.scheduleAtFixedRate(
        () -> progress.show(false), period, period, TimeUnit.MILLISECONDS);
    return progress;
  }

  /** One line: pages done of known, pages a second, failures, time left; regions, documents. */
  static String line(JobCounts counts, double seconds) {
    final long ended = counts.done() + counts.failed();
    final double rate = rate(ended - counts.reused(), seconds);
    final long left = counts.known() - ended;
    return String.format(
        Locale.ROOT,
        "%d of %d pages, %.1f pages/s, %d failed%s%s%s%s",
        ended,
        counts.known(),
        rate,
        counts.failed(),
        counts.reused() > 0 ? ", " + counts.reused() + " were done before" : "",
        rate > 0 && left > 0 ? ", " + time(Duration.ofSeconds((long) (left / rate))) + " left" : "",
        step(counts.regions(), "regions", seconds),
        step(counts.documents(), "documents", seconds));
  }

  private static double rate(long count, double seconds) {
    return seconds > 0 ? count / seconds : 0;
  }

  private static String step(long count, String what, double seconds) {
    return count == 0
        ? ""
        : String.format(Locale.ROOT, "; %d %s, %.1f/s", count, what, rate(count, seconds));
  }

  private static String time(Duration d) {
    return d.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", d.toMinutesPart(), d.toSecondsPart());
  }

  private void show(boolean always) {
    final JobCounts counts = job.counts();
    if (counts.equals(last) && !live && !always) {
      return;
    }
    last = counts;
    final String line = line(counts, (System.nanoTime() - started) / 1e9);
    out.print(live ? "\r\u001b[K" + line : line + System.lineSeparator());
    out.flush();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    show(true);
    if (live) {
      out.println();
    }
  }
}
