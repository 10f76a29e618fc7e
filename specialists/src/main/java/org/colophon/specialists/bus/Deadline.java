package org.colophon.specialists.bus;

import java.time.Duration;
import java.util.Optional;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** When the reading of a region is of no use any more, counted from when this is made. */
public final class Deadline {
  /** Of a region that may take as long as it takes. */
  public static final Deadline NEVER = new Deadline("", Optional.empty());

  private final String region;
  private final Optional<Duration> allowed;
  private final long start = System.nanoTime();

  private Deadline(String region, Optional<Duration> allowed) {
    this.region = region;
    this.allowed = allowed;
  }

  /** That of a region which was received now. */
  public static Deadline of(RegionTask task) {
    return new Deadline(task.id(), allowed(task.assignment()));
  }

  /** The less of deadline and wall time that an assignment gives; empty where it limits neither. */
  private static Optional<Duration> allowed(Assignment assignment) {
    final long byDeadline = assignment.deadlineMillis();
    final double wall = assignment.allowance().wallSeconds();
    final long byAllowance = wall > 0 ? Math.max(1, Math.round(wall * 1000)) : 0;
    if (byDeadline <= 0 && byAllowance == 0) {
      return Optional.empty();
    }
    final boolean both = byDeadline > 0 && byAllowance > 0;
    return Optional.of(
        Duration.ofMillis(
            both ? Math.min(byDeadline, byAllowance) : Math.max(byDeadline, byAllowance)));
  }

  /** What is left of it, at most so much; never negative. */
  public Duration left(Duration most) {
    if (allowed.isEmpty()) {
      return most;
    }
    final Duration left = allowed.get().minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left.compareTo(most) < 0 ? left : most;
  }

  /**
   * To be called between the parts of a reading.
   *
   * @param specialist id of who reads
   * @throws SpecialistException with fault {@link Fault#DEADLINE} if it is past
   */
  public void require(String specialist) throws SpecialistException {
    if (allowed.isPresent() && System.nanoTime() - start >= allowed.get().toNanos()) {
      throw SpecialistException.of(
          Fault.DEADLINE,
          String.format(
              "%s: %s did not read it within %d ms; raise the budget of its rung or leave it out",
              region, specialist, allowed.get().toMillis()),
          false);
    }
  }
}
