package org.colophon.runners.flink;

import java.util.Map;

/**
 * Options of Beam that would stop the checkpoints of a job without end, or the restart from one.
 * They are refused: such a job would begin anew with every failure.
 */
final class CheckpointOptions {
  /** Milliseconds: no more than that is to be done again. */
  private static final long MOST_BETWEEN = 3_600_000;

  /** Milliseconds: none would ever be done in less. */
  private static final long LEAST_TIMEOUT = 1_000;

  private record Range(long least, long most) {
    boolean holds(String value) {
      try {
        final long number = Long.parseLong(value);
        return number >= least && number <= most;
      } catch (NumberFormatException e) {
        // Beam says it better.
        return true;
      }
    }

    @Override
    public String toString() {
      return most == Long.MAX_VALUE || most == Integer.MAX_VALUE
          ? least + " or more"
          : "between " + least + " and " + most;
    }
  }

  private static final Map<String, Range> RANGES =
      Map.of(
          "checkpointingInterval", new Range(1, MOST_BETWEEN),
          "minPauseBetweenCheckpoints", new Range(0, MOST_BETWEEN),
          "checkpointTimeoutMillis", new Range(LEAST_TIMEOUT, Long.MAX_VALUE),
          "numConcurrentCheckpoints", new Range(1, Integer.MAX_VALUE),
          "numberOfExecutionRetries", new Range(1, Integer.MAX_VALUE));

  private CheckpointOptions() {}

  /**
   * Checks one.
   *
   * @param name without dashes
   * @param value as text; empty where none was given
   * @throws IllegalArgumentException if it stops checkpoints; one line
   */
  static void check(String name, String value) {
    final String option = "--" + name + "=" + value;
    if (name.equals("shutdownSourcesAfterIdleMs")) {
      throw new IllegalArgumentException(
          option
              + ": stops all checkpoints, so that a job that fails begins anew; end a job that"
              + " watches with a savepoint instead");
    }
    if (name.equals("checkpointingMode") && !value.equals("EXACTLY_ONCE")) {
      throw new IllegalArgumentException(
          option + ": checkpoints would count elements twice; leave it at EXACTLY_ONCE");
    }
    final Range range = RANGES.get(name);
    if (range != null && !range.holds(value)) {
      throw new IllegalArgumentException(
          option
              + ": stops checkpoints, or the restart from one, so that a job that fails begins"
              + " anew; it is "
              + range);
    }
  }
}
