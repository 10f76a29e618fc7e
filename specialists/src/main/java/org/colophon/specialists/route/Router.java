package org.colophon.specialists.route;

import org.colophon.datasets.model.RegionTask;

/** Says which specialists are to read a region, and in which order. Safe for several threads. */
public interface Router {
  /** The ladder for a region; empty when no specialist is to read it. */
  Ladder ladder(RegionTask task);
}
