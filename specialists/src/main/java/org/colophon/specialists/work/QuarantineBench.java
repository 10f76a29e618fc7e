package org.colophon.specialists.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.PageResult;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.datasets.store.AttemptLog;
import org.colophon.datasets.store.AttemptLog.Work;
import org.colophon.datasets.store.Attempts;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A workbench that tries nothing for ever. Every attempt is recorded before the work; what ended
 * its process or exceeded its limits {@value #MOST_ENDS} times, over all restarts of all runs, is
 * put into quarantine: it fails at once until its attempts are forgotten, and all else goes on.
 *
 * <p>An attempt of which no end is known began in a JVM that was killed. With work in processes of
 * their own, pages do not kill that JVM, a lost machine does, and {@value #MOST_CUT_OFF} of them
 * are needed. Without, the page may have done it, and so may another that was in work beside it:
 * there each of them is tried a second time alone, so that the guilty one is known.
 *
 * <p>Work that failed because its output could not be stored is no failure of the work: it becomes
 * an {@link UncheckedIOException} around a {@link StorageException}, which ends the run.
 *
 * <p>For one thread at a time, as every bench.
 */
public final class QuarantineBench implements Workbench {
  /** Cause of failures of what is in quarantine. */
  public static final String QUARANTINED = "QUARANTINED";

  private static final int MOST_ENDS = 2;
  private static final int MOST_CUT_OFF = 5;

  private static final Logger LOG = LoggerFactory.getLogger(QuarantineBench.class);

  /** Taken for writing by work that wants to be alone in this JVM. Fair, so that its turn comes. */
  private static final ReentrantReadWriteLock COMPANY = new ReentrantReadWriteLock(true);

  private final Workbench bench;
  private final AttemptLog log;

  /** For what must not be waited for. */
  private final AttemptLog hastyLog;

  private final PageStore store;
  private final Fingerprints made;
  private final boolean isolated;
  private final Thread end = new Thread(this::withdrawAtEnd, "colophon-withdraw-attempts");

  /** What is in work, for the end of the JVM. */
  private volatile Begun begun;

  /**
   * Watches over another bench, which is closed with it.
   *
   * @param bench does the work
   * @param settings of the run
   */
  public QuarantineBench(Workbench bench, Settings settings) {
    this.bench = bench;
    final Path work = settings.outputPath().resolve("work");
    this.log = AttemptLog.at(work);
    this.hastyLog = AttemptLog.at(work, Patience.NONE);
    this.store = settings.pageStore();
    this.made = settings.fingerprints();
    this.isolated = settings.isolation() == Settings.Isolation.PROCESS;
    // Whoever ends this JVM in good order does not want its work to look like a killer's.
    Runtime.getRuntime().addShutdownHook(end);
  }

  @Override
  public Document open(SourceRef source) throws WorkException {
    final Work work = Work.opening(source.getUri(), SourceIntake.state(source), made);
    return attempt(work, Subject.opening(source), () -> bench.open(source));
  }

  @Override
  public PageResult page(Document document, int number) throws WorkException {
    if (store.isFinished(document.id(), made, number)) {
      return PageResult.newBuilder().setStatus(Status.STATUS_COMPLETE).setReused(true).build();
    }
    return attempt(
        Work.page(document.id(), made, number),
        Subject.page(document, number),
        () -> bench.page(document, number));
  }

  @Override
  public Outcome assemble(CompletedDocument completed) throws WorkException {
    return attempt(
        Work.assembling(completed.getDocument().getId(), made),
        Subject.assembling(completed),
        () -> bench.assemble(completed));
  }

  private record Begun(Work work, Attempts before) {}

  private interface Step<T> {
    T run() throws WorkException;
  }

  private <T> T attempt(Work work, Subject subject, Step<T> step) throws WorkException {
    try {
      Attempts before = log.read(work);
      while (!isQuarantined(before)) {
        try {
          final T result = once(work, before, step);
          log.write(work, Attempts.NONE);
          return result;
        } catch (WorkException e) {
          if (!WorkerPool.LOST.contains(e.failure().cause())) {
            log.write(work, Attempts.NONE);
            throw e;
          }
          before = before.ended(e.failure().cause(), e.failure().message());
          log.write(work, before);
        }
      }
      throw new WorkException(failure(subject, before));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One attempt, recorded before it begins; what is no fault of the work is not held against it.
   */
  private <T> T once(Work work, Attempts before, Step<T> step) throws IOException, WorkException {
    final Lock company = isolated || before.count() == 0 ? COMPANY.readLock() : COMPANY.writeLock();
    company.lock();
    try {
      log.write(work, before.begun());
      begun = new Begun(work, before);
      return sound(step);
    } catch (OutOfMemoryError e) {
      log.write(work, before.ended("MEMORY", "more than the Java heap holds: " + e.getMessage()));
      throw e;
    } catch (RuntimeException e) {
      withdraw(work, before);
      throw e;
    } finally {
      begun = null;
      company.unlock();
    }
  }

  /** Storage that is sick is nobody's failure: the run must stop rather than publish without it. */
  private static <T> T sound(Step<T> step) throws WorkException {
    try {
      return step.run();
    } catch (WorkException e) {
      if (e.failure().cause().equals(LocalWorkbench.STORAGE)) {
        throw new UncheckedIOException(new StorageException(e.getMessage(), e));
      }
      throw e;
    }
  }

  private boolean isQuarantined(Attempts attempts) {
    return isolated
        ? attempts.ends().size() >= MOST_ENDS || attempts.open() >= MOST_CUT_OFF
        : attempts.count() >= MOST_ENDS;
  }

  private static Failure failure(Subject subject, Attempts attempts) {
    final String what = subject.elementId().isEmpty() ? "" : " " + subject.elementId();
    return subject.failure(
        QUARANTINED,
        String.format(
            Locale.ROOT,
            "%s: %s%s is not tried again after %d attempts: %s",
            subject.source(),
            subject.stage(),
            what,
            attempts.count(),
            attempts.describe()),
        "look at this part of the file with another program; raise --page-seconds or --worker-memory"
            + " if it is sound, then use colophon retry OUT",
        attempts.count());
  }

  private void withdrawAtEnd() {
    final Begun last = begun;
    if (last != null) {
      withdraw(last.work(), last.before());
    }
  }

  private void withdraw(Work work, Attempts before) {
    // An interrupt closes the channel of whoever writes under it.
    final boolean interrupted = Thread.interrupted();
    try {
      hastyLog.write(work, before);
    } catch (IOException e) {
      LOG.warn("the attempt {} stays on record: {}", work.part(), e.toString());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException ending) {
      LOG.debug("the JVM is ending and takes care of the last attempt");
    }
    bench.close();
  }
}
