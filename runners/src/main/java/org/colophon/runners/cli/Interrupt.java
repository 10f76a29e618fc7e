package org.colophon.runners.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * What is done when the user presses Ctrl-C, or the system asks the process to end, instead of
 * ending at once. A hook of the JVM would be too late: workers and cluster end in hooks as well, in
 * any order. The second time the process ends at once.
 */
final class Interrupt {
  private static final int INTERRUPTED = 130;

  private Interrupt() {}

  /** From now on; where the system has no such signals, all stays as it was. */
  static void answer(Runnable action) {
    final AtomicBoolean asked = new AtomicBoolean();
    for (final String name : new String[] {"INT", "TERM"}) {
      try {
        Signal.handle(
            new Signal(name),
            signal -> {
              if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(INTERRUPTED);
              }
              new Thread(action, "interrupt").start();
            });
      } catch (IllegalArgumentException reserved) {
        // The JVM was told to leave signals alone.
        return;
      }
    }
  }
}
