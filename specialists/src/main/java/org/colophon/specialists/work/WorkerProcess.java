package org.colophon.specialists.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.colophon.datasets.schema.proto.WorkRequest;
import org.colophon.datasets.schema.proto.WorkResponse;

/**
 * A forked JVM that does page work over its standard streams, one length-delimited message each
 * way. It is ended when a call passes its deadline or its memory, and ends by itself when this JVM
 * does. For one caller at a time.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final int LOG_TAIL = 2000;
  private static final int LAST_WORDS = 200;

  private final Process process;
  private final OutputStream requests;
  private final InputStream answers;
  private final Path folder;
  private final Settings.WorkerLimits limits;
  private int calls;
  private boolean trusted = true;
  private String lastDocument = "";

  private WorkerProcess(Process process, Path folder, Settings.WorkerLimits limits) {
    this.process = process;
    this.requests = new BufferedOutputStream(process.getOutputStream());
    this.answers = process.getInputStream();
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
    builder.redirectError(folder.resolve("stderr.log").toFile());
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    final WorkerProcess worker = new WorkerProcess(builder.start(), folder, settings.limits());
    try {
      worker.exchange(
          WorkRequest.newBuilder().setConfigure(settings.toJson()).build(),
          START,
          Integer.MAX_VALUE >> 1);
      return worker;
    } catch (WorkerEndedException e) {
      worker.close();
      throw new IOException("it " + e.getMessage(), e);
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
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
    if (answer.getFailure().getCause().equals(LocalWorkbench.INTERNAL)) {
      // A defect, such as a stack overflow while a class was initialised, may have left the JVM
      // broken for later pages.
      trusted = false;
    }
    return answer;
  }

  private WorkResponse exchange(WorkRequest request, Duration deadline, int residentMegabytes)
      throws WorkerEndedException {
    // Whatever ends this call before its answer is whole, the next answer would be that of this
    // request.
    trusted = false;
    final WorkerWatch.Guarded guarded = WorkerWatch.guard(process, deadline, residentMegabytes);
    WorkResponse answer = null;
    try (guarded) {
      request.writeDelimitedTo(requests);
      requests.flush();
      answer = Answers.read(answers);
    } catch (IOException e) {
      // A broken pipe or a garbled answer: the process is of no further use, whatever the reason.
      awaitEnd(1);
      process.destroyForcibly();
    }
    if (answer == null) {
      throw ended(guarded.verdict(), deadline);
    }
    trusted = guarded.verdict() == WorkerWatch.Verdict.FINE;
    return answer;
  }

  private WorkerEndedException ended(WorkerWatch.Verdict verdict, Duration deadline) {
    awaitEnd(10);
    return switch (verdict) {
      case TOO_SLOW ->
          new WorkerEndedException(
              "TIMEOUT", "took longer than " + deadline.toSeconds() + " s and was ended");
      case TOO_LARGE ->
          new WorkerEndedException(
              "MEMORY",
              "took more than " + limits.residentMegabytes() + " MB of memory and was ended");
      case UNWANTED -> throw new CancellationException("interrupted while a worker was at work");
      case FINE -> {
        final int exit = process.isAlive() ? -1 : process.exitValue();
        yield exit == WorkerCommand.OUT_OF_HEAP
            ? new WorkerEndedException(
                "MEMORY",
                "took more than " + limits.heapMegabytes() + " MB of Java heap and was ended")
            : new WorkerEndedException(
                "CRASHED",
                String.format(Locale.ROOT, "ended its process (exit %d%s)", exit, lastWords()));
      }
    };
  }

  private void awaitEnd(int seconds) {
    try {
      process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last line that the worker wrote which is not part of a stack trace. */
  private String lastWords() {
    try (SeekableByteChannel log = Files.newByteChannel(folder.resolve("stderr.log"))) {
      log.position(Math.max(0, log.size() - LOG_TAIL));
      final ByteBuffer tail = ByteBuffer.allocate(LOG_TAIL);
      while (tail.hasRemaining() && log.read(tail) >= 0) {
        // Until the end of the log.
      }
      final String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8);
      final List<String> lines = new ArrayList<>(text.strip().lines().toList());
      lines.removeIf(
          line -> line.isBlank() || line.startsWith("\tat ") || line.startsWith("\t..."));
      if (lines.isEmpty()) {
        return "";
      }
      final String last = lines.get(lines.size() - 1).replaceAll("\\p{Cntrl}", " ").strip();
      return ", last words: " + last.substring(0, Math.min(LAST_WORDS, last.length()));
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether it may be given another call. */
  boolean isUsable() {
    return trusted && process.isAlive() && calls < limits.recycleAfter();
  }

  /** Ends it without waiting. */
  void kill() {
    process.destroyForcibly();
  }

  /** The document this worker still has open, if any. */
  String lastDocument() {
    return lastDocument;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd(10);
    Scratch.delete(folder);
  }
}
