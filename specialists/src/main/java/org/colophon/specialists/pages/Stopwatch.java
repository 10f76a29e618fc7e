package org.colophon.specialists.pages;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Cost;

/** Measures what each step of one element costs on the current thread, native code included. */
public final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String elementId;
  private final List<Cost> costs = new ArrayList<>();
  private long cpu = THREADS.getCurrentThreadCpuTime();
  private long wall = System.nanoTime();

  public Stopwatch(String elementId) {
    this.elementId = elementId;
  }

  /** Books the time since the last call, or since the start, under a step. */
  public void lap(String step) {
    lap(step, List.of());
  }

  /**
   * Books the time since the last call under a step, without that of work which is booked apart.
   *
   * @param apart what was done in this time by others, each with its own cost
   */
  public void lap(String step, List<Cost> apart) {
    final long cpuNow = THREADS.getCurrentThreadCpuTime();
    final long wallNow = System.nanoTime();
    final double others = apart.stream().mapToDouble(Cost::cpuSeconds).sum();
    final double waited = apart.stream().mapToDouble(Cost::wallSeconds).sum();
    // What others used on other threads was never part of this one's time.
    costs.add(
        new Cost(
            elementId,
            step,
            Math.max(0, (cpuNow - cpu) / 1e9 - others),
            Math.max(0, (wallNow - wall) / 1e9 - waited),
            1));
    costs.addAll(apart);
    cpu = cpuNow;
    wall = wallNow;
  }

  public List<Cost> costs() {
    return List.copyOf(costs);
  }
}
