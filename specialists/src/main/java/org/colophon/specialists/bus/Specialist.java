package org.colophon.specialists.bus;

import java.util.Optional;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;

/**
 * Reads regions of some kinds. Safe for use by several threads; opens nothing before the first
 * read.
 */
public interface Specialist {
  Descriptor descriptor();

  /**
   * What a reading of a region uses up at most beyond time, as far as that is known before: tokens
   * that are written and money for them, or for each request. Empty where it costs time alone, or
   * nothing is known.
   */
  default Optional<Usage> atMost(RegionTask task) {
    return Optional.empty();
  }

  /**
   * Whether it must see a table of a text layer, whose words and rulings are known. Where nobody on
   * the ladder must, the page is not drawn for it. Other regions always come with their pixels.
   */
  default boolean needsPixels() {
    return true;
  }

  /**
   * Reads one region.
   *
   * @param crops hands out the region's pixels when the specialist needs them
   * @throws SpecialistException if it cannot give a reading; the next rung is tried
   */
  Answer read(RegionTask task, Crops crops) throws SpecialistException;
}
