package org.colophon.specialists.remote;

import java.time.Duration;
import org.colophon.datasets.model.Assignment;

/** How long a region may take. */
final class Limits {
  private static final double MILLIS = 1e3;

  /** No request waits longer: endpoints have deadlines of their own. */
  private static final long MAX_MILLIS = Duration.ofDays(1).toMillis();

  private Limits() {}

  /** The shorter of deadline and allowance. */
  static Duration of(Assignment assignment) {
    final double wall = assignment.allowance().wallSeconds();
    final long byDeadline =
        assignment.deadlineMillis() > 0 ? assignment.deadlineMillis() : MAX_MILLIS;
    final long byAllowance = wall > 0 ? Math.max(1, Math.round(wall * MILLIS)) : MAX_MILLIS;
    return Duration.ofMillis(Math.min(MAX_MILLIS, Math.min(byDeadline, byAllowance)));
  }
}
