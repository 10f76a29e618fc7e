package org.colophon.specialists.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.colophon.datasets.schema.proto.Fault;
import org.colophon.datasets.schema.proto.WorkRequest;
import org.colophon.datasets.schema.proto.WorkResponse;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Patience;
import org.colophon.specialists.bus.process.ChildProcess;
import org.colophon.specialists.bus.process.ProcessEndedException;

/**
 * A forked JVM that does page work over its standard streams, one length-delimited message each
 * way. It is ended when a call passes its deadline or its memory, and ends by itself when this JVM
 * does. For one caller at a time.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final ChildProcess process;
  private final OutputStream requests;
  private final InputStream answers;
  private final Path folder;
  private final Settings.WorkerLimits limits;
  private int calls;
  private boolean sound = true;
  private String lastDocument = "";

  private WorkerProcess(ChildProcess process, Path folder, Settings.WorkerLimits limits) {
    this.process = process;
    this.requests = new BufferedOutputStream(process.requests());
    this.answers = process.answers();
    this.folder = folder;
    this.limits = limits;
  }

  /** Why a worker is gone, as a stable code and in words. */
  static final class WorkerEndedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String cause;

    WorkerEndedException(String cause, String message) {
      super(message);
      this.cause = cause;
    }

    String code() {
      return cause;
    }
  }

  /**
   * Starts a worker and waits until it is ready, so that no page pays for that.
   *
   * @param folder scratch folder of this worker alone; removed with it
   * @throws IOException if it does not start
   */
  static WorkerProcess start(Settings settings, Path folder) throws IOException {
    Files.createDirectories(folder);
    final ProcessBuilder builder =
        new ProcessBuilder(WorkerCommand.of(settings.limits().heapMegabytes(), folder));
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(Locations.environment());
    builder.environment().put(Patience.VARIABLE, patience(settings.limits()).seconds());
    final WorkerProcess worker =
        new WorkerProcess(ChildProcess.start(builder), folder, settings.limits());
    try {
      worker.exchange(WorkRequest.newBuilder().setConfigure(settings.toJson()).build(), START, 0);
      return worker;
    } catch (WorkerEndedException e) {
      worker.close();
      throw new IOException("it " + e.getMessage(), e);
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /** Waiting for storage must not look like a page that takes too long. */
  private static Patience patience(Settings.WorkerLimits limits) {
    return Patience.ofProcess().atMost(Duration.ofSeconds(limits.pageSeconds() / 4));
  }

  /**
   * Sends one request and waits for its answer.
   *
   * @throws WorkerEndedException if the worker crashed, or was ended for its time or memory
   * @throws CancellationException if this thread was interrupted
   */
  WorkResponse call(WorkRequest request, String document, Duration deadline)
      throws WorkerEndedException {
    calls++;
    lastDocument = document;
    final WorkResponse answer = exchange(request, deadline, limits.residentMegabytes());
    if (answer.getFailure().getCause().equals(LocalWorkbench.INTERNAL)
        || answer.getBus().getFault().getFault() == Fault.FAULT_INTERNAL
        || answer.getJudged().getFault().getFault() == Fault.FAULT_INTERNAL) {
      // A defect, such as a stack overflow while a class was initialised, may have left the JVM
      // broken for later pages.
      sound = false;
    }
    return answer;
  }

  private WorkResponse exchange(WorkRequest request, Duration deadline, int residentMegabytes)
      throws WorkerEndedException {
    try {
      return process.exchange(
          deadline,
          residentMegabytes,
          () -> {
            request.writeDelimitedTo(requests);
            requests.flush();
            return Answers.read(answers);
          });
    } catch (ProcessEndedException e) {
      throw ended(e);
    }
  }

  private WorkerEndedException ended(ProcessEndedException e) {
    return switch (e.reason()) {
      case TOO_SLOW -> new WorkerEndedException("TIMEOUT", e.getMessage());
      case TOO_LARGE -> new WorkerEndedException("MEMORY", e.getMessage());
      case GARBLED, CRASHED ->
          e.exit() == WorkerCommand.OUT_OF_HEAP
              ? new WorkerEndedException(
                  "MEMORY",
                  "took more than " + limits.heapMegabytes() + " MB of Java heap and was ended")
              : new WorkerEndedException("CRASHED", e.getMessage());
    };
  }

  /** Whether it may be given another call. */
  boolean isUsable() {
    return sound && process.isUsable() && calls < limits.recycleAfter();
  }

  /** Ends it without waiting. */
  void kill() {
    process.kill();
  }

  /** The document this worker still has open, if any. */
  String lastDocument() {
    return lastDocument;
  }

  @Override
  public void close() {
    process.close();
    Scratch.delete(folder);
  }
}
