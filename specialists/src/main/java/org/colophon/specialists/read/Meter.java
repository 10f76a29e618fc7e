package org.colophon.specialists.read;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Answer;

/** Measures what one reading costs, from when it is made. For one thread. */
final class Meter {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;

  private final RegionTask task;
  private final String step;
  private final String specialist;
  private final long wallStart = System.nanoTime();
  private final long cpuStart = cpuNanos();
  private double elsewhere;
  private Usage usage = Usage.NONE;
  private int attempts;

  Meter(RegionTask task, String specialist) {
    this(task, RegionReader.STEP, specialist);
  }

  Meter(RegionTask task, String step, String specialist) {
    this.task = task;
    this.step = step;
    this.specialist = specialist;
  }

  void attempt() {
    attempts++;
  }

  void add(Answer answer) {
    elsewhere += answer.cpuSeconds();
    add(answer.usage());
  }

  void add(Usage used) {
    usage = usage.plus(used);
  }

  /** Whether nothing that has a limit is used up yet. */
  boolean isWithin(Allowance allowance) {
    return within(wallSeconds(), allowance.wallSeconds())
        && within(cpuSeconds(), allowance.cpuSeconds())
        && within(
            (double) (usage.inputTokens() + usage.outputTokens()), (double) allowance.tokens())
        && within(usage.money(), allowance.money());
  }

  private static boolean within(double used, double limit) {
    return limit == 0 || used < limit;
  }

  Cost cost() {
    return new Cost(
        task.id(),
        step,
        cpuSeconds(),
        wallSeconds(),
        Math.max(1, attempts),
        specialist,
        task.kind().word(),
        usage);
  }

  private double cpuSeconds() {
    return (cpuNanos() - cpuStart) / NANOS + elsewhere;
  }

  private double wallSeconds() {
    return (System.nanoTime() - wallStart) / NANOS;
  }

  private static long cpuNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
  }
}
