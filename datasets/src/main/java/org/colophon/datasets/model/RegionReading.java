package org.colophon.datasets.model;

import java.util.Optional;

/**
 * A specialist's answer on its way back to the page. Exactly one of reading and failure is there.
 */
public record RegionReading(
    String regionId,
    String pageId,
    Optional<Reading> reading,
    Cost cost,
    Optional<Failure> failure) {}
