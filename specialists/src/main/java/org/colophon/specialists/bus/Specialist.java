package org.colophon.specialists.bus;

import org.colophon.datasets.model.RegionTask;

/**
 * Reads regions of some kinds. Safe for use by several threads; opens nothing before the first
 * read.
 */
public interface Specialist {
  Descriptor descriptor();

  /**
   * Reads one region.
   *
   * @param crops hands out the region's pixels when the specialist needs them
   * @throws SpecialistException if it cannot give a reading; the next rung is tried
   */
  Answer read(RegionTask task, Crops crops) throws SpecialistException;
}
