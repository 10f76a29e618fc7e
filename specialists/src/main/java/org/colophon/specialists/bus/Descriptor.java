package org.colophon.specialists.bus;

import java.util.Set;
import org.colophon.datasets.model.RegionKind;

/**
 * What a specialist declares about itself.
 *
 * @param modelDigest SHA-256 of its model, hex; empty without a model
 * @param kinds the kinds of region it reads
 * @param relativeCost expected CPU cost of a region, 1 for the cheapest
 * @param deterministic whether the same region always gives the same reading
 */
public record Descriptor(
    String id,
    String version,
    String modelDigest,
    Set<RegionKind> kinds,
    double relativeCost,
    boolean deterministic) {
  public Descriptor {
    kinds = Set.copyOf(kinds);
  }
}
