package org.colophon.datasets.model;

import java.util.Set;

/**
 * How a region is to be read.
 *
 * @param wanted empty for whatever suits the kind of region
 * @param deadlineMillis time on the clock until the answer is of no use any more, from when the
 *     task is received; 0 for no limit
 */
public record Assignment(
    Instructions instructions, Set<ContentType> wanted, long deadlineMillis, Allowance allowance) {
  /** Nothing beyond the region itself. */
  public static final Assignment NONE =
      new Assignment(Instructions.NONE, Set.of(), 0, Allowance.UNLIMITED);

  public Assignment {
    wanted = Set.copyOf(wanted);
  }
}
