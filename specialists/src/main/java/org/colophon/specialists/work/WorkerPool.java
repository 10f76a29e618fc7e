package org.colophon.specialists.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.JudgeRequest;
import org.colophon.datasets.schema.proto.JudgeResponse;
import org.colophon.datasets.schema.proto.PageRequest;
import org.colophon.datasets.schema.proto.PageResult;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.RegionTask;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.datasets.schema.proto.WorkRequest;
import org.colophon.datasets.schema.proto.WorkResponse;
import org.colophon.specialists.bus.process.ShutdownHook;

/**
 * Page work in a pool of forked worker JVMs that all threads of this JVM share: a native crash, an
 * endless loop or a memory bomb ends one worker and costs one page. Safe for use by several
 * threads.
 */
public final class WorkerPool implements Workbench {
  private static final Map<String, WorkerPool> POOLS = new HashMap<>();

  /** Causes of failures that took the worker along. */
  static final Set<String> LOST = Set.of("TIMEOUT", "MEMORY", "CRASHED");

  private static final ShutdownHook END_ALL =
      new ShutdownHook("colophon-end-workers", WorkerPool::endAll);

  private final Settings settings;
  private final String key;
  private final Path scratch;
  private final Semaphore places;
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> alive = new HashSet<>();
  private int users;
  private int started;
  private boolean ended;

  private WorkerPool(Settings settings) throws IOException {
    this.settings = settings;
    this.key = settings.toJson();
    this.scratch = Files.createTempDirectory("colophon-workers-");
    this.places = new Semaphore(settings.workers(), true);
  }

  /** The pool of this JVM for these settings; every user closes it once. */
  public static synchronized WorkerPool shared(Settings settings) throws IOException {
    WorkerPool pool = POOLS.get(settings.toJson());
    if (pool == null) {
      pool = new WorkerPool(settings);
      POOLS.put(pool.key, pool);
      END_ALL.hold();
    }
    pool.users++;
    return pool;
  }

  @Override
  public Document open(SourceRef source) throws WorkException {
    final Duration deadline = Duration.ofSeconds(settings.limits().openSeconds());
    final WorkResponse answer =
        call(
            WorkRequest.newBuilder().setOpen(source).build(),
            source.getUri(),
            deadline,
            Subject.opening(source));
    return DocumentCodec.fromProto(answer.getOpened());
  }

  @Override
  public PageResult page(Document document, int number) throws WorkException {
    final PageRequest request =
        PageRequest.newBuilder()
            .setDocument(DocumentCodec.toProto(document))
            .setNumber(number)
            .build();
    return call(
            WorkRequest.newBuilder().setPage(request).build(),
            document.id(),
            Duration.ofSeconds(settings.limits().pageSeconds()),
            Subject.page(document, number))
        .getPage();
  }

  @Override
  public Outcome assemble(CompletedDocument completed) throws WorkException {
    try {
      return publish(completed);
    } catch (WorkException e) {
      if (!LOST.contains(e.failure().cause())) {
        throw e;
      }
      // Only the PDF is made from the source itself; without it all the rest comes from files of
      // our own.
      final Receipt withoutPdf =
          Receipt.newBuilder()
              .setDocumentId(completed.getDocument().getId())
              .setStatus(Status.STATUS_FAILED)
              .setFailure(FlowCodec.toProto(e.failure()))
              .build();
      return publish(completed.toBuilder().addFailed(withoutPdf).build());
    }
  }

  private Outcome publish(CompletedDocument completed) throws WorkException {
    final Duration deadline =
        Duration.ofSeconds(
            settings.limits().pageSeconds() + completed.getDocument().getPagesCount());
    return DocumentCodec.fromProto(
        call(
                WorkRequest.newBuilder().setAssemble(completed).build(),
                completed.getDocument().getId(),
                deadline,
                Subject.assembling(completed))
            .getOutcome());
  }

  /**
   * Asks a specialist that lives in the workers.
   *
   * @throws WorkException if the worker was lost
   */
  BusResponse ask(BusRequest request, Duration deadline) throws WorkException {
    return region(
            WorkRequest.newBuilder().setBus(request).build(),
            deadline,
            request.getSpecialist(),
            request.getRead())
        .getBus();
  }

  /**
   * Asks the guards about a reading.
   *
   * @throws WorkException if the worker was lost
   */
  JudgeResponse judge(JudgeRequest request, Duration deadline) throws WorkException {
    return region(
            WorkRequest.newBuilder().setJudge(request).build(),
            deadline,
            request.getReading().getProvenance().getSpecialist(),
            request.getTask())
        .getJudged();
  }

  /** Work on a region, for which no source is opened: it goes to any worker. */
  private WorkResponse region(
      WorkRequest request, Duration deadline, String specialist, RegionTask task)
      throws WorkException {
    return call(
        request,
        "",
        deadline,
        new Subject("region", specialist, task.getDocumentId(), task.getId()));
  }

  private WorkResponse call(
      WorkRequest request, String affinity, Duration deadline, Subject subject)
      throws WorkException {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while all workers were busy");
    }
    WorkerProcess worker = null;
    try {
      worker = lease(affinity);
      final WorkResponse answer =
          worker.call(request, affinity.isEmpty() ? worker.lastDocument() : affinity, deadline);
      if (answer.hasFailure()) {
        throw new WorkException(FlowCodec.fromProto(answer.getFailure()));
      }
      return answer;
    } catch (WorkerProcess.WorkerEndedException e) {
      requireOpen();
      throw new WorkException(
          subject.failure(
              e.code(),
              "%s: %s %s %s"
                  .formatted(
                      subject.source(), subject.stage(), subject.elementId(), e.getMessage()),
              "look at this part of the file with another program; raise --page-seconds or"
                  + " --worker-memory if it is sound"));
    } catch (IOException e) {
      requireOpen();
      throw new WorkException(
          subject.failure(
              "WORKER",
              subject.source() + ": no worker process could be started: " + e.getMessage(),
              "free memory, processes or room for temporary files, or use --isolation none for"
                  + " trusted input"));
    } finally {
      giveBack(worker);
      places.release();
    }
  }

  /** A worker that still has the document open, else any idle one, else a new one. */
  private WorkerProcess lease(String affinity) throws IOException {
    final Path folder;
    synchronized (this) {
      requireOpen();
      // One that died since its last call must not cost a page that it never saw.
      idle.stream().filter(worker -> !worker.isUsable()).toList().forEach(this::drop);
      final Optional<WorkerProcess> same =
          idle.stream().filter(worker -> worker.lastDocument().equals(affinity)).findFirst();
      final WorkerProcess found = same.orElse(idle.peekFirst());
      if (found != null) {
        idle.remove(found);
        return found;
      }
      started++;
      folder = scratch.resolve("w" + started);
    }
    final WorkerProcess fresh = WorkerProcess.start(settings, folder);
    synchronized (this) {
      alive.add(fresh);
      if (ended) {
        drop(fresh);
        Scratch.delete(scratch);
      }
      requireOpen();
    }
    return fresh;
  }

  private synchronized void giveBack(WorkerProcess worker) {
    if (worker == null) {
      return;
    }
    if (worker.isUsable() && !ended) {
      idle.addFirst(worker);
    } else {
      drop(worker);
    }
  }

  private synchronized void drop(WorkerProcess worker) {
    idle.remove(worker);
    if (alive.remove(worker)) {
      worker.close();
    }
  }

  /** A call that a closed pool ends is nobody's failure. */
  private synchronized void requireOpen() {
    if (ended) {
      throw new CancellationException("the workers were ended");
    }
  }

  @Override
  public void close() {
    synchronized (WorkerPool.class) {
      users--;
      if (users > 0) {
        return;
      }
      if (POOLS.remove(key, this)) {
        END_ALL.release();
      }
    }
    end();
  }

  private synchronized void end() {
    ended = true;
    alive.forEach(WorkerProcess::kill);
    alive.forEach(WorkerProcess::close);
    alive.clear();
    idle.clear();
    Scratch.delete(scratch);
  }

  private static void endAll() {
    synchronized (WorkerPool.class) {
      POOLS.values().forEach(WorkerPool::end);
      POOLS.clear();
    }
  }
}
