package org.colophon.specialists.work;

import java.time.Duration;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.wire.Peer;

/**
 * The specialists that live in worker processes, asked over the bus: a native crash, an endless
 * loop or a memory bomb costs one region. The pool stays its owner's.
 */
public final class WorkerPeer implements Peer {
  private final WorkerPool pool;
  private final Duration patience;

  /**
   * A peer in the workers of a pool.
   *
   * @param patience time on the clock that a region may take whose task names no deadline
   */
  public WorkerPeer(WorkerPool pool, Duration patience) {
    this.pool = pool;
    this.patience = patience;
  }

  @Override
  public Reply exchange(BusRequest request, Duration deadline) throws SpecialistException {
    try {
      return new Reply(pool.ask(request, deadline), 0);
    } catch (Workbench.WorkException e) {
      throw lost(e);
    }
  }

  /**
   * What a lost worker means to its region. What took too long or too much would do so again; a
   * crash may have come from outside.
   */
  static SpecialistException lost(Workbench.WorkException e) {
    final String cause = e.failure().cause();
    return new SpecialistException(
        cause.equals("TIMEOUT") ? Fault.DEADLINE : Fault.INTERNAL,
        e.getMessage(),
        !cause.equals("MEMORY") && !cause.equals("TIMEOUT"),
        Usage.NONE,
        e);
  }

  @Override
  public Duration patience() {
    return patience;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public boolean namesInstructions() {
    return true;
  }

  @Override
  public String name() {
    return "worker process";
  }

  /** The pool is not closed with it. */
  @Override
  public void close() {
    // Whoever opened the pool closes it.
  }
}
