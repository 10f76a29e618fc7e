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
    final long cpuNow = THREADS.getCurrentThreadCpuTime();
    final long wallNow = System.nanoTime();
    costs.add(new Cost(elementId, step, (cpuNow - cpu) / 1e9, (wallNow - wall) / 1e9, 1));
    cpu = cpuNow;
    wall = wallNow;
  }

  public List<Cost> costs() {
    return List.copyOf(costs);
  }
}
