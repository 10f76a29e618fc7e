package org.colophon.specialists.remote;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.colophon.specialists.bus.http.TimeSource;

/**
 * Lets a bounded number of requests to one server through, holds all of them back while the server
 * asks for it, and turns them away for a while after an outage, so that a dead server costs a book
 * one deadline and not one for every region.
 */
final class Gate {
  private final Semaphore places;
  private final TimeSource time;
  private Optional<Closed> closed = Optional.empty();
  private long held;
  private boolean holding;

  Gate(int connections, TimeSource time) {
    this.places = new Semaphore(connections, true);
    this.time = time;
  }

  /** Why requests are turned away, until a moment of the clock. */
  private record Closed(CallFault why, long until) {}

  /** Why a request is turned away now. */
  synchronized Optional<CallFault> turnedAway() {
    if (closed.isPresent() && closed.get().until() - time.nanos() <= 0) {
      closed = Optional.empty();
    }
    return closed.map(Closed::why);
  }

  synchronized void close(CallFault why, long nanos) {
    closed = Optional.of(new Closed(why, time.nanos() + nanos));
  }

  /** All requests wait until this much time has gone by. */
  synchronized void hold(long nanos) {
    final long until = time.nanos() + nanos;
    if (!holding || until - held > 0) {
      held = until;
      holding = true;
    }
  }

  /** How long requests have to wait, nanoseconds. */
  synchronized long holdNanos() {
    final long left = holding ? held - time.nanos() : 0;
    holding = left > 0;
    return Math.max(0, left);
  }

  /** Takes a place; false when none became free in time. */
  boolean enter(long nanos) throws InterruptedException {
    return places.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }

  void leave() {
    places.release();
  }
}
