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

  /** Adds processor time of another process. */
  void add(double cpu) {
    elsewhere += cpu;
  }

  /** What somebody else cost meanwhile. */
  void except(Cost other) {
    elsewhere -= other.cpuSeconds();
  }

  void add(Usage used) {
    usage = usage.plus(used);
  }

  /** How often an answer came, or would have but for the specialist itself. */
  int attempts() {
    return attempts;
  }

  /**
   * What is left of an allowance, to be asked only while it {@link #isWithin}; 0 for what has no
   * limit.
   */
  Allowance left(Allowance allowance) {
    return new Allowance(
        left(allowance.cpuSeconds(), cpuSeconds()),
        left(allowance.wallSeconds(), wallSeconds()),
        allowance.tokens() == 0
            ? 0
            : Math.max(1, allowance.tokens() - usage.inputTokens() - usage.outputTokens()),
        left(allowance.money(), usage.money()));
  }

  private static double left(double limit, double used) {
    return limit == 0 ? 0 : Math.max(Double.MIN_NORMAL, limit - used);
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

  /** Time on the clock so far. */
  long wallMillis() {
    return Math.round(wallSeconds() * 1e3);
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
