package org.colophon.runners.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast a step goes. In a batch job steps work one after another, so that the time since the
 * start of the job says little about any of them. While a job runs it is what the step did lately;
 * at the end it is what it did in the time in which it did anything.
 */
final class StepRate {
  /** Some lines of a log that gets one every ten seconds. */
  static final double WINDOW_SECONDS = 30;

  private record Look(double second, long count) {}

  /** Oldest first; the first is where the window begins, or the step if that is later. */
  private final List<Look> recent = new ArrayList<>();

  /** The last look at which nothing was done yet, and the one at which the count last grew. */
  private double began;

  private double grew;
  private long count;

  /** A step that has done nothing at second 0. */
  StepRate() {
    recent.add(new Look(0, 0));
  }

  /**
   * Takes note of a count.
   *
   * @param second since the start of the job, not before that of the last look
   * @param now what the step has done since the start of the job
   */
  void look(double second, long now) {
    if (now > count) {
      grew = second;
    } else if (now == 0) {
      began = second;
    }
    count = now;
    recent.add(new Look(second, now));
    while (recent.size() > 2
        && (recent.get(1).count() == 0 || recent.get(1).second() <= second - WINDOW_SECONDS)) {
      recent.remove(0);
    }
  }

  /** Done a second, in the last {@value #WINDOW_SECONDS} seconds. */
  double lately() {
    final Look first = recent.get(0);
    final Look last = recent.get(recent.size() - 1);
    return rate(last.count() - first.count(), last.second() - first.second());
  }

  /** Done a second, while the step worked. */
  double whileWorking() {
    return rate(count, grew - began);
  }

  private static double rate(long count, double seconds) {
    return seconds > 0 ? Math.max(0, count) / seconds : 0;
  }
}
