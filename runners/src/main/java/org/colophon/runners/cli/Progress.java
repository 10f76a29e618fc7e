package org.colophon.runners.cli;

import java.io.PrintWriter;
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
  private final ProgressLine line = new ProgressLine();
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

  private void show(boolean end) {
    final JobCounts counts = job.counts();
    line.look(counts, (System.nanoTime() - started) / 1e9);
    if (counts.equals(last) && !live && !end) {
      return;
    }
    last = counts;
    final String text = line.text(end);
    out.print(live ? "\r\u001b[K" + text : text + System.lineSeparator());
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
