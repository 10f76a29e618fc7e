package org.colophon.specialists.work;

import com.google.protobuf.CodedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.colophon.datasets.schema.proto.WorkRequest;
import org.colophon.datasets.schema.proto.WorkResponse;

/**
 * A forked JVM that does page work over its standard streams, one length-delimited message each
 * way. It is ended when a call passes its deadline or its memory, and ends by itself when this JVM
 * does.
 */
final class WorkerProcess implements AutoCloseable {
  private static final int LARGEST_ANSWER = 64 << 20;
  private static final int LOG_TAIL = 2000;

  private final Process process;
  private final OutputStream requests;
  private final InputStream answers;
  private final Path folder;
  private final Settings.WorkerLimits limits;
  private int calls;
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
   * Starts a worker.
   *
   * @param folder scratch folder of this worker alone; removed with it
   */
  static WorkerProcess start(Settings settings, Path folder) throws IOException {
    Files.createDirectories(folder);
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.limits().heapMegabytes() + "m");
    // Short Java parts around long native ones: the second compiler and a parallel collector cost
    // more than they give.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Djava.awt.headless=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(WorkerMain.class.getName());
    final ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolve("stderr.log").toFile());
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    final WorkerProcess worker = new WorkerProcess(builder.start(), folder, settings.limits());
    WorkRequest.newBuilder()
        .setConfigure(settings.toJson())
        .build()
        .writeDelimitedTo(worker.requests);
    return worker;
  }

  /**
   * Sends one request and waits for its answer.
   *
   * @throws WorkerEndedException if the worker crashed, or was ended for its time or memory
   */
  WorkResponse call(WorkRequest request, String document, Duration deadline)
      throws WorkerEndedException {
    calls++;
    lastDocument = document;
    try (WorkerWatch.Guarded guarded =
        WorkerWatch.guard(process, deadline, limits.residentMegabytes())) {
      try {
        request.writeDelimitedTo(requests);
        requests.flush();
        final WorkResponse answer = receive();
        if (answer != null) {
          return answer;
        }
      } catch (IOException e) {
        // A broken pipe or a garbled answer: the process is of no further use, whatever the reason.
        process.destroyForcibly();
      }
      throw ended(guarded, deadline);
    }
  }

  private WorkResponse receive() throws IOException {
    final int first = answers.read();
    if (first < 0) {
      return null;
    }
    final int size = CodedInputStream.readRawVarint32(first, answers);
    if (size < 0 || size > LARGEST_ANSWER) {
      throw new IOException("an answer of " + size + " bytes");
    }
    final byte[] bytes = answers.readNBytes(size);
    return bytes.length < size ? null : WorkResponse.parseFrom(bytes);
  }

  private WorkerEndedException ended(WorkerWatch.Guarded guarded, Duration deadline) {
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return switch (guarded.verdict()) {
      case TOO_SLOW ->
          new WorkerEndedException(
              "TIMEOUT", "took longer than " + deadline.toSeconds() + " s and was ended");
      case TOO_LARGE ->
          new WorkerEndedException(
              "MEMORY",
              "took more than " + limits.residentMegabytes() + " MB of memory and was ended");
      case FINE -> {
        final int exit = process.isAlive() ? -1 : process.exitValue();
        yield exit == 3
            ? new WorkerEndedException(
                "MEMORY",
                "took more than " + limits.heapMegabytes() + " MB of Java heap and was ended")
            : new WorkerEndedException(
                "CRASHED",
                String.format(Locale.ROOT, "ended its process (exit %d%s)", exit, lastWords()));
      }
    };
  }

  private String lastWords() {
    try {
      final byte[] log = Files.readAllBytes(folder.resolve("stderr.log"));
      final int from = Math.max(0, log.length - LOG_TAIL);
      final String tail = new String(log, from, log.length - from, StandardCharsets.UTF_8);
      final String last = tail.strip().lines().reduce("", (before, line) -> line);
      return last.isEmpty() ? "" : ", last words: " + last;
    } catch (IOException e) {
      return "";
    }
  }

  boolean isUsable() {
    return process.isAlive() && calls < limits.recycleAfter();
  }

  /** The document this worker still has open, if any. */
  String lastDocument() {
    return lastDocument;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Scratch.delete(folder);
  }
}
