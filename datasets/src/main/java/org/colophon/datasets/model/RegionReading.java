package org.colophon.datasets.model;

import java.util.List;
import java.util.Optional;

/**
 * The answer on a region on its way back to the page. Exactly one of reading and failure is there.
 *
 * @param alternatives readings that were made and not taken, in the order of the ladder
 * @param costs of every reading that was asked for
 */
public record RegionReading(
    String regionId,
    String pageId,
    Optional<Reading> reading,
    List<Reading> alternatives,
    List<Cost> costs,
    Optional<Failure> failure) {
  public RegionReading {
    alternatives = List.copyOf(alternatives);
    costs = List.copyOf(costs);
  }
}
