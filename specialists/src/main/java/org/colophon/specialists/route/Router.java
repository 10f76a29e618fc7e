package org.colophon.specialists.route;

import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Crops;

/** Says which specialists are to read a region, and in which order. Safe for several threads. */
public interface Router {
  /**
   * The ladder for a region as it is known without asking anybody: free and the same every time.
   * Empty when no specialist is to read it.
   */
  Ladder ladder(RegionTask task);

  /** Whether somebody is to be asked about a region, which costs more than time on this machine. */
  default boolean asks(RegionTask task) {
    return false;
  }

  /**
   * Asks for the ladder of a region that {@link #asks} is true of. Whatever goes wrong, there is a
   * ladder that says so.
   *
   * @param allowance what the question may use
   */
  default Asked ask(RegionTask task, Crops crops, Allowance allowance) {
    return new Asked(ladder(task), Usage.NONE);
  }

  /**
   * A ladder that somebody was asked for.
   *
   * @param usage what asking used up
   */
  record Asked(Ladder ladder, Usage usage) {}
}
