package org.colophon.specialists.bus.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.colophon.specialists.bus.wire.GarbledException;

/**
 * A process that answers requests over its standard streams, one at a time. It is ended when an
 * exchange passes its deadline or its memory, and with this JVM. For one caller at a time.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  private static final double NANOS = 1e9;

  private static final ShutdownHook END_ALL =
      new ShutdownHook(
          "colophon-end-child-processes", () -> ALIVE.forEach(Process::destroyForcibly));

  private final Process process;
  private final ErrorTail errors;
  private boolean usable = true;

  private ChildProcess(Process process) {
    this.process = process;
    this.errors = new ErrorTail(process.getErrorStream(), Long.toString(process.pid()));
    ALIVE.add(process);
    END_ALL.hold();
    final var unused = process.onExit().thenRun(() -> forget(process));
  }

  private static void forget(Process process) {
    ALIVE.remove(process);
    END_ALL.release();
  }

  /** What is said to a process and heard from it. */
  @FunctionalInterface
  public interface Exchange<T> {
    /**
     * Sends a request and receives its answer.
     *
     * @return null where the stream ended before the answer was whole
     * @throws GarbledException if what came is no answer
     */
    T talk() throws IOException;
  }

  /**
   * Starts a process.
   *
   * @throws IOException if the system cannot start it
   */
  public static ChildProcess start(ProcessBuilder command) throws IOException {
    return new ChildProcess(command.redirectErrorStream(false).start());
  }

  /** Where requests go. */
  public OutputStream requests() {
    return process.getOutputStream();
  }

  /** Where answers come from. */
  public InputStream answers() {
    return process.getInputStream();
  }

  /**
   * Sends one request and waits for its answer.
   *
   * @param residentMegabytes memory, native included, above which it is ended; 0 for no limit
   * @throws ProcessEndedException if there is no answer; the process is ended then
   * @throws CancellationException if this thread was interrupted; the process is ended then
   */
  public <T> T exchange(Duration deadline, int residentMegabytes, Exchange<T> exchange)
      throws ProcessEndedException {
    // Whatever ends this before its answer is whole, the next answer would be that of this
    // request.
    usable = false;
    final ProcessWatch.Guarded guarded = ProcessWatch.guard(process, deadline, residentMegabytes);
    T answer = null;
    IOException fault = null;
    try (guarded) {
      answer = exchange.talk();
    } catch (IOException e) {
      fault = e;
    }
    if (answer == null) {
      throw ended(guarded.verdict(), deadline, residentMegabytes, fault);
    }
    // The memory that this task left behind must not be charged to the next one.
    usable = guarded.verdict() == ProcessWatch.Verdict.FINE && !guarded.isTooLarge();
    return answer;
  }

  private ProcessEndedException ended(
      ProcessWatch.Verdict verdict, Duration deadline, int residentMegabytes, IOException fault) {
    final boolean garbled = fault instanceof GarbledException;
    if (!garbled) {
      // One that closed its output, or a broken pipe: it is mostly about to end by itself, and how
      // it does says more.
      await(1);
    }
    // By its handle: Process.destroyForcibly closes its streams, unread errors and all.
    process.toHandle().destroyForcibly();
    await(10);
    final String said = lastWords();
    process.destroyForcibly();
    return switch (verdict) {
      case TOO_SLOW ->
          ended(
              ProcessEndedException.Reason.TOO_SLOW,
              String.format(
                  Locale.ROOT,
                  "took longer than %s s and was ended",
                  deadline.toMillis() % 1000 == 0
                      ? Long.toString(deadline.toSeconds())
                      : Double.toString(deadline.toMillis() / 1000.0)),
              fault);
      case TOO_LARGE ->
          ended(
              ProcessEndedException.Reason.TOO_LARGE,
              "took more than " + residentMegabytes + " MB of memory and was ended",
              fault);
      case UNWANTED ->
          throw new CancellationException("interrupted while a child process was at work");
      case FINE ->
          garbled
              ? ended(
                  ProcessEndedException.Reason.GARBLED,
                  "gave no answer but "
                      + fault.getMessage()
                      + (said.isEmpty() ? "" : ", and wrote to its errors: " + said),
                  fault)
              : ended(
                  ProcessEndedException.Reason.CRASHED,
                  String.format(
                      Locale.ROOT,
                      "ended its process (exit %d%s)",
                      exit(),
                      said.isEmpty() ? "" : ", last words: " + said),
                  fault);
    };
  }

  private ProcessEndedException ended(
      ProcessEndedException.Reason reason, String message, IOException cause) {
    return new ProcessEndedException(reason, exit(), message, cause);
  }

  private int exit() {
    return process.isAlive() ? -1 : process.exitValue();
  }

  private String lastWords() {
    try {
      errors.await(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return errors.lastWords();
  }

  private void await(int seconds) {
    try {
      process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it lives and its last exchange was whole. */
  public boolean isUsable() {
    return usable && process.isAlive();
  }

  /** Processor time that it has used so far, seconds; 0 where the system does not say. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / NANOS;
  }

  /** Ends it without waiting. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    await(10);
  }
}
