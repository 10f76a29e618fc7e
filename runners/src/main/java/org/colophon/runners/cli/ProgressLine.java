package org.colophon.runners.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.runners.launch.JobCounts;

/** One line that says how far a job is and how fast each of its steps goes. */
final class ProgressLine {
  private final StepRate pages = new StepRate();
  private final StepRate documents = new StepRate();
  private final Map<String, StepRate> regions = new TreeMap<>();
  private JobCounts counts = JobCounts.NONE;
  private double before;

  /**
   * Takes note of the counts of a moment.
   *
   * @param second since the start of the job
   */
  void look(JobCounts now, double second) {
    counts = now;
    pages.look(second, ended() - now.reused());
    documents.look(second, now.documents());
    now.regions().forEach((kind, count) -> rate(kind).look(second, count));
    before = second;
  }

  /** A kind appears with its first region: until the look before there was none. */
  private StepRate rate(String kind) {
    return regions.computeIfAbsent(
        kind,
        first -> {
          final StepRate fresh = new StepRate();
          fresh.look(before, 0);
          return fresh;
        });
  }

  private long ended() {
    return counts.done() + counts.failed();
  }

  /**
   * Pages done of known, pages a second, failures, time left; regions by kind, documents.
   *
   * @param end whether the job has ended: rates are then those of each step while it worked
   */
  String text(boolean end) {
    final double rate = rate(pages, end);
    final long left = counts.known() - ended();
    final StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d of %d pages, %.1f pages/s, %d failed",
                ended(),
                counts.known(),
                rate,
                counts.failed()));
    if (counts.reused() > 0) {
      line.append(", ").append(counts.reused()).append(" were done before");
    }
    if (rate > 0 && left > 0) {
      line.append(", ").append(time(Duration.ofSeconds((long) (left / rate)))).append(" left");
    }
    counts
        .regions()
        .forEach((kind, count) -> line.append(step(count, kind + " regions", rate(kind), end)));
    return line.append(step(counts.documents(), "documents", documents, end)).toString();
  }

  private static double rate(StepRate step, boolean end) {
    return end ? step.whileWorking() : step.lately();
  }

  private static String step(long count, String what, StepRate step, boolean end) {
    return count == 0
        ? ""
        : String.format(Locale.ROOT, "; %d %s, %.1f/s", count, what, rate(step, end));
  }

  private static String time(Duration d) {
    return d.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", d.toMinutesPart(), d.toSecondsPart());
  }
}
