package org.colophon.specialists.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Deadline;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.pool.ModelSource.Sharing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open models of a JVM. A model is opened when a region first needs it, shared by all threads,
 * and closed when a memory budget asks for it: the one that was not used for the longest time
 * first, and never one in use. Opening one does not hold up those who use others.
 */
public final class ModelPool implements AutoCloseable {
  /** Budget of the shared pool until somebody sets another, in bytes. */
  public static final long DEFAULT_BUDGET = 1L << 30;

  /** How long a region waits for memory before another rung gets it. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How long a model that could not be opened is not tried again. */
  private static final Duration GRUDGE = Duration.ofMinutes(1);

  private static final ModelPool SHARED =
      new ModelPool(DEFAULT_BUDGET, PATIENCE, GRUDGE, InstantSource.system());

  private static final Logger LOG = LoggerFactory.getLogger(ModelPool.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Open ones, and those that are being opened; the one used longest ago first. */
  private final Set<Copy> copies = new LinkedHashSet<>();

  private final Map<Key, Grudge> failed = new HashMap<>();
  private final Duration patience;
  private final Duration grudge;
  private final InstantSource clock;
  private long budget;
  private long used;
  private boolean closed;

  /**
   * A pool of its own, as a test or an embedding program may want one.
   *
   * @param budget bytes that open models may take together
   * @param patience how long a lease waits for memory or for a copy that others use
   * @param grudge how long a failure to open a model is remembered
   */
  public ModelPool(long budget, Duration patience, Duration grudge, InstantSource clock) {
    this.budget = budget;
    this.patience = patience;
    this.grudge = grudge;
    this.clock = clock;
  }

  /** The pool of this JVM. */
  public static ModelPool shared() {
    return SHARED;
  }

  /** Sets the bytes that open models may take together and closes idle ones above it. */
  public void limit(long bytes) {
    final List<Copy> victims;
    lock.lock();
    try {
      budget = bytes;
      victims = evict(used - budget);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    close(victims);
  }

  /** Bytes that the open models and those being opened are declared to take. */
  public long usedBytes() {
    lock.lock();
    try {
      return used;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lends a model, opening it first where that is needed. A thread that holds a lease already
   * should not ask for another: both together may not fit.
   *
   * @throws SpecialistException with fault {@code MODEL} if the model cannot be opened or never
   *     fits the budget; {@code BUSY} if there was no room for it in time
   */
  public <M extends AutoCloseable> Lease<M> lease(ModelSource<M> source)
      throws SpecialistException {
    return lease(source, Deadline.NEVER);
  }

  /**
   * Lends a model to read a region that has a deadline.
   *
   * @throws SpecialistException as above; {@code DEADLINE} if there was no room for it before that
   */
  public <M extends AutoCloseable> Lease<M> lease(ModelSource<M> source, Deadline deadline)
      throws SpecialistException {
    final Key key = new Key(source.name(), source.digest());
    final long until = System.nanoTime() + deadline.left(patience).toNanos();
    Copy copy = null;
    while (copy == null) {
      final List<Copy> victims = new ArrayList<>();
      lock.lock();
      try {
        copy = take(key, source, victims);
        if (copy == null && victims.isEmpty()) {
          deadline.require(source.name());
          await(until - System.nanoTime(), source);
        }
      } finally {
        lock.unlock();
      }
      close(victims);
    }
    if (copy.model == null) {
      open(copy, source);
    }
    // Keys hold the name and digest of one kind of model, and only its source ever filled it.
    @SuppressWarnings("unchecked")
    final M model = (M) copy.model;
    final Copy lent = copy;
    return new Lease<>(model, () -> giveBack(lent));
  }

  /**
   * A copy to use, or an empty one that the caller must fill; counted as in use either way. Null
   * when there is none now: then the victims are to be closed to make room, and if there are none,
   * something else has to happen first.
   */
  private Copy take(Key key, ModelSource<?> source, List<Copy> victims) throws SpecialistException {
    refuse(key, source);
    final Optional<Copy> ready =
        copies.stream().filter(copy -> copy.usable(key, source.sharing())).findFirst();
    if (ready.isPresent()) {
      return use(ready.get());
    }
    final boolean awaited =
        source.sharing() == Sharing.ALL && copies.stream().anyMatch(copy -> copy.key.equals(key));
    if (awaited) {
      return null;
    }
    final long lacking = used + source.memoryBytes() - budget;
    if (lacking <= 0) {
      used += source.memoryBytes();
      return use(new Copy(key, source.memoryBytes()));
    }
    if (idleBytes() >= lacking) {
      victims.addAll(evict(lacking));
    }
    return null;
  }

  private long idleBytes() {
    return copies.stream().filter(Copy::idle).mapToLong(copy -> copy.bytes).sum();
  }

  /**
   * Takes idle copies out, the one used longest ago first, until they make up some bytes. Their
   * memory counts as used until they are closed.
   */
  private List<Copy> evict(long bytes) {
    final List<Copy> victims = new ArrayList<>();
    long freed = 0;
    for (final Copy copy : List.copyOf(copies)) {
      if (freed < bytes && copy.idle()) {
        copies.remove(copy);
        victims.add(copy);
        freed += copy.bytes;
      }
    }
    return victims;
  }

  /**
   * Closes copies that were taken out, outside of the lock, and frees what they were counted for.
   */
  private void close(List<Copy> victims) {
    if (victims.isEmpty()) {
      return;
    }
    victims.forEach(Copy::close);
    lock.lock();
    try {
      victims.forEach(copy -> used -= copy.bytes);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void refuse(Key key, ModelSource<?> source) throws SpecialistException {
    if (closed) {
      throw new IllegalStateException("the model pool is closed");
    }
    final Grudge held = failed.get(key);
    if (held != null && held.until().isAfter(clock.instant())) {
      throw fault(Fault.MODEL, held.message(), null);
    }
    failed.remove(key);
    if (source.memoryBytes() > budget) {
      throw fault(
          Fault.MODEL,
          "%s: takes %d bytes and all models together may take %d; raise --model-memory"
              .formatted(source.name(), source.memoryBytes(), budget),
          null);
    }
  }

  /** Puts it to the end of the order: used last. */
  private Copy use(Copy copy) {
    copies.remove(copy);
    copies.add(copy);
    copy.users++;
    return copy;
  }

  /** Waits until something changed, which need not be what the caller waits for. */
  private void await(long nanos, ModelSource<?> source) throws SpecialistException {
    try {
      if (nanos > 0) {
        // However long it took: the caller looks again and knows its time.
        @SuppressWarnings("unused")
        final long left = changed.awaitNanos(nanos);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(source, e);
    }
    throw fault(
        Fault.BUSY,
        "%s: no room for the model within %d s; raise --model-memory"
            .formatted(source.name(), TimeUnit.NANOSECONDS.toSeconds(patience.toNanos())),
        null);
  }

  private void open(Copy copy, ModelSource<?> source) throws SpecialistException {
    AutoCloseable opened = null;
    Throwable cause = null;
    try {
      opened = source.opener().open();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cause = e;
    } catch (Exception | LinkageError e) {
      // Also natives that this platform lacks: the regions take the next rung.
      cause = e;
    } finally {
      settle(copy, opened, cause, source);
    }
    if (cause instanceof InterruptedException) {
      throw interrupted(source, cause);
    } else if (cause != null) {
      throw fault(Fault.MODEL, message(source, cause), cause);
    }
  }

  /** Enters the result of opening, also when that ended with an error that nobody expects. */
  private void settle(Copy copy, AutoCloseable opened, Throwable cause, ModelSource<?> source) {
    lock.lock();
    try {
      copy.model = opened;
      if (opened == null) {
        copies.remove(copy);
        used -= copy.bytes;
        if (cause != null && !(cause instanceof InterruptedException)) {
          failed.put(copy.key, new Grudge(message(source, cause), clock.instant().plus(grudge)));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static String message(ModelSource<?> source, Throwable cause) {
    final String why =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return source.name() + ": the model cannot be opened: " + why.lines().findFirst().orElse("");
  }

  private static SpecialistException interrupted(ModelSource<?> source, Throwable cause) {
    return fault(Fault.BUSY, source.name() + ": interrupted while waiting for the model", cause);
  }

  private static SpecialistException fault(Fault fault, String message, Throwable cause) {
    return new SpecialistException(fault, message, fault == Fault.BUSY, Usage.NONE, cause);
  }

  private void giveBack(Copy copy) {
    final List<Copy> victims = new ArrayList<>();
    lock.lock();
    try {
      copy.users--;
      if (copy.users == 0 && (closed || used > budget)) {
        copies.remove(copy);
        victims.add(copy);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    close(victims);
  }

  /** Closes what is idle; what is in use is closed when it is given back. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    limit(0);
  }

  /** What makes two models the same. */
  private record Key(String name, String digest) {}

  /** A failure that is not tried again for a while. */
  private record Grudge(String message, Instant until) {}

  /** One copy of a model, guarded by the pool's lock. */
  private static final class Copy {
    private final Key key;
    private final long bytes;
    private AutoCloseable model;
    private int users;

    Copy(Key key, long bytes) {
      this.key = key;
      this.bytes = bytes;
    }

    boolean idle() {
      return users == 0;
    }

    boolean usable(Key wanted, Sharing sharing) {
      return model != null && key.equals(wanted) && (sharing == Sharing.ALL || users == 0);
    }

    void close() {
      try {
        model.close();
      } catch (Exception e) {
        // Its memory cannot be had back, and no region is the worse for it.
        LOG.warn("{}: the model could not be closed", key.name(), e);
      }
    }
  }
}
