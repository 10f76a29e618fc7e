package org.colophon.specialists.bus.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.datasets.schema.proto.DescribeRequest;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.wire.MessageStream;
import org.colophon.specialists.bus.wire.Peer;
import org.colophon.specialists.bus.wire.Protocol;

/**
 * A program that answers the bus over its standard streams, in as many processes as are needed at
 * once. A process that crashes, is late or talks nonsense costs one request and is replaced at the
 * next; one that keeps ending is given up.
 */
public final class ChildPeer implements Peer {
  /** So long may a program take until it says what it is; no request pays for that. */
  private static final Duration START = Duration.ofSeconds(60);

  /** Ends in a row, without an answer between them, after which no process is started any more. */
  private static final int MOST_ENDS = 5;

  private final ChildSettings settings;
  private final Semaphore places;
  private final Deque<Child> idle = new ArrayDeque<>();
  private final Set<Child> alive = new HashSet<>();
  private int ends;

  public ChildPeer(ChildSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.processes(), true);
  }

  /** A process and the messages over its streams. */
  private record Child(ChildProcess process, MessageStream messages) {
    BusResponse ask(BusRequest request, Duration deadline, int residentMegabytes)
        throws ProcessEndedException {
      final BusResponse.Builder response =
          process.exchange(
              deadline,
              residentMegabytes,
              () -> {
                messages.write(request);
                return messages.read(BusResponse.newBuilder());
              });
      return response.build();
    }
  }

  /**
   * Sends a request to a process that is idle, or to a new one. Starting one is not counted against
   * the deadline: it stays for the next request.
   */
  @Override
  public Reply exchange(BusRequest request, Duration deadline) throws SpecialistException {
    final long end = System.nanoTime() + deadline.toNanos();
    acquire(deadline);
    Child child = null;
    try {
      child = lease();
      final Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw SpecialistException.of(Fault.DEADLINE, name() + " was not ready in time", true);
      }
      final double before = child.process().cpuSeconds();
      final BusResponse response = child.ask(request, left, settings.residentMegabytes());
      answered();
      return new Reply(response, Math.max(0, child.process().cpuSeconds() - before));
    } catch (ProcessEndedException e) {
      throw fault(e);
    } finally {
      giveBack(child);
      places.release();
    }
  }

  private void acquire(Duration deadline) throws SpecialistException {
    try {
      if (!places.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
        throw SpecialistException.of(
            Fault.DEADLINE,
            name() + ": all " + settings.processes() + " processes were busy for too long",
            true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while " + name() + " was busy");
    }
  }

  private Child lease() throws SpecialistException, ProcessEndedException {
    synchronized (this) {
      // One that died since its last request must not cost a region that it never saw.
      idle.stream().filter(child -> !child.process().isUsable()).toList().forEach(this::drop);
      final Child found = idle.pollFirst();
      if (found != null) {
        return found;
      }
      if (ends >= MOST_ENDS) {
        throw SpecialistException.of(
            Fault.UNREACHABLE,
            name() + " ended " + ends + " times in a row and is not started again; run it by hand",
            false);
      }
    }
    final Child fresh = start();
    synchronized (this) {
      alive.add(fresh);
    }
    return fresh;
  }

  private Child start() throws SpecialistException, ProcessEndedException {
    final ChildProcess process;
    try {
      process = ChildProcess.start(new ProcessBuilder(settings.command()));
    } catch (IOException e) {
      synchronized (this) {
        ends++;
      }
      throw new SpecialistException(
          Fault.UNREACHABLE,
          "the program cannot be started: " + Protocol.quote(String.valueOf(e.getMessage())),
          false,
          Usage.NONE,
          e);
    }
    final Child child =
        new Child(
            process, new MessageStream(settings.format(), process.answers(), process.requests()));
    try {
      final BusRequest hello =
          BusRequest.newBuilder()
              .setVersion(Protocol.VERSION)
              .setId("hello")
              .setDescribe(DescribeRequest.getDefaultInstance())
              .build();
      final BusResponse said = child.ask(hello, START, settings.residentMegabytes());
      Protocol.requireUnderstood(said.getVersion(), name());
      return child;
    } catch (SpecialistException | ProcessEndedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private SpecialistException fault(ProcessEndedException e) {
    final String message = name() + " " + e.getMessage();
    synchronized (this) {
      if (e.reason() != ProcessEndedException.Reason.TOO_SLOW) {
        ends++;
      }
    }
    return switch (e.reason()) {
      case TOO_SLOW -> new SpecialistException(Fault.DEADLINE, message, true, Usage.NONE, e);
      case GARBLED -> new SpecialistException(Fault.NONSENSE, message, false, Usage.NONE, e);
      case TOO_LARGE -> new SpecialistException(Fault.INTERNAL, message, false, Usage.NONE, e);
      case CRASHED -> new SpecialistException(Fault.INTERNAL, message, true, Usage.NONE, e);
    };
  }

  private synchronized void answered() {
    ends = 0;
  }

  private synchronized void giveBack(Child child) {
    if (child == null) {
      return;
    }
    if (child.process().isUsable() && alive.contains(child)) {
      idle.addFirst(child);
    } else {
      drop(child);
    }
  }

  private synchronized void drop(Child child) {
    idle.remove(child);
    alive.remove(child);
    child.process().close();
  }

  @Override
  public Duration patience() {
    return settings.patience();
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  /** The program; its arguments may hold what is nobody's business. */
  @Override
  public String name() {
    return settings.command().get(0);
  }

  /** Ends all processes, also those at work. */
  @Override
  public synchronized void close() {
    alive.forEach(child -> child.process().kill());
    alive.forEach(child -> child.process().close());
    alive.clear();
    idle.clear();
  }
}
