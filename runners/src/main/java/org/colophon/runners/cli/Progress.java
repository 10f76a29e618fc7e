package org.colophon.runners.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * Shows how far a run is, from the counters of its steps: one live line on a terminal, plain lines
 * otherwise.
 */
final class Progress implements AutoCloseable {
  private static final MetricsFilter OURS =
      MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace("colophon")).build();

  private final PipelineResult result;
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
  private Counts last = new Counts(0, 0, 0, 0);

  private Progress(PipelineResult result, PrintWriter out, boolean live) {
    this.result = result;
    this.out = out;
    this.live = live;
  }

  static Progress start(PipelineResult result, PrintWriter out) {
    // System.console() is null as soon as either standard stream is redirected.
    final Progress progress = new Progress(result, out, System.console() != null);
    final long period = progress.live ? 500 : 10_000;
    progress.clock.scheduleAtFixedRate(progress::show, period, period, TimeUnit.MILLISECONDS);
    return progress;
  }

  /** Numbers of a moment. */
  record Counts(long done, long known, long failed, long reused) {
    /** One line: pages done of known, pages a second, failures, time left. */
    String line(double seconds) {
      final double rate = seconds > 0 ? (done + failed - reused) / seconds : 0;
      final long left = known - done - failed;
      return String.format(
          Locale.ROOT,
          "%d of %d pages, %.1f pages/s, %d failed%s%s",
          done + failed,
          known,
          rate,
          failed,
          reused > 0 ? ", " + reused + " were done before" : "",
          rate > 0 && left > 0
              ? ", " + time(Duration.ofSeconds((long) (left / rate))) + " left"
              : "");
    }

    private static String time(Duration d) {
      return d.toHours() > 0
          ? String.format(
              Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart())
          : String.format(Locale.ROOT, "%d:%02d", d.toMinutesPart(), d.toSecondsPart());
    }
  }

  private void show() {
    final Counts counts = counts();
    if (counts.equals(last) && !live) {
      return;
    }
    last = counts;
    final String line = counts.line((System.nanoTime() - started) / 1e9);
    out.print(live ? "\r\u001b[K" + line : line + System.lineSeparator());
    out.flush();
  }

  private Counts counts() {
    long done = 0;
    long known = 0;
    long failed = 0;
    long reused = 0;
    for (final MetricResult<Long> counter : result.metrics().queryMetrics(OURS).getCounters()) {
      switch (counter.getName().getName()) {
        case "pages-done" -> done += counter.getAttempted();
        case "pages-known" -> known += counter.getAttempted();
        case "pages-failed" -> failed += counter.getAttempted();
        case "pages-reused" -> reused += counter.getAttempted();
        default -> {
          // Counters of regions are not part of the line.
        }
      }
    }
    return new Counts(done, known, failed, reused);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    last = new Counts(-1, 0, 0, 0);
    show();
    if (live) {
      out.println();
    }
  }
}
