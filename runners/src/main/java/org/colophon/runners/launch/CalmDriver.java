package org.colophon.runners.launch;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the driver of Beam's DirectRunner pauses. The driver hands itself to the runner's threads
 * again and again, without a pause while nothing changes, so that it burns a processor whenever one
 * thread has no bundle: while workers start, while the last pages are read, while a document is
 * assembled. Tasks that sleep for a moment, one for each thread, stand in the same queue and take
 * turns with it; while all threads have bundles they only wait.
 *
 * <p>The runner has no setting for this and keeps its executor to itself, so it is reached by
 * reflection; where that fails, all works as before.
 */
final class CalmDriver {
  /** All sleepers of a runner together, nanoseconds. */
  private static final long PAUSE = 2_000_000;

  /** Shorter sleeps cost more than they save. */
  private static final long LEAST_PAUSE = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(CalmDriver.class);

  private CalmDriver() {}

  /**
   * Calms the driver of a running job until the job ends.
   *
   * @param threads of the runner
   * @return whether this runner is known well enough for that
   */
  static boolean calm(PipelineResult job, int threads) {
    final ExecutorService executor;
    try {
      executor = (ExecutorService) field(field(job, "executor"), "executorService");
    } catch (ReflectiveOperationException | ClassCastException unknown) {
      return false;
    }
    for (int i = 0; i < threads; i++) {
      new Sleeper(executor, Math.max(LEAST_PAUSE, PAUSE / threads)).submit();
    }
    return true;
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    final Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private record Sleeper(ExecutorService executor, long nanoseconds) implements Runnable {
    @Override
    public void run() {
      LockSupport.parkNanos(nanoseconds);
      submit();
    }

    private void submit() {
      if (executor.isShutdown()) {
        return;
      }
      try {
        executor.execute(this);
      } catch (RejectedExecutionException ended) {
        LOG.debug("the job ended meanwhile, and with it the need for pauses");
      }
    }
  }
}
