package org.colophon.runners.cli;

import java.lang.management.ManagementFactory;

/** Wall time since it was made, and the CPU time of this process. */
final class Stopclock {
  private final long started = System.nanoTime();

  double wallSeconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : 0;
  }
}
