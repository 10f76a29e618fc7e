package org.colophon.datasets.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Digests of everything that can change the pages of an edition, by step: a change does again what
 * it can change, and no more. 16 hex digits each.
 *
 * @param draft of all that can change what the page step makes of a page: its text, its regions and
 *     their crops
 * @param regions by kind: of all that can change the readings of regions of that kind on the same
 *     drafts. Kinds that are read inside the page step are not among them
 * @param page of all of these, and of how readings are put into a page
 */
public record Fingerprints(String draft, Map<RegionKind, String> regions, String page) {
  public Fingerprints {
    final Map<RegionKind, String> copy = new EnumMap<>(RegionKind.class);
    copy.putAll(regions);
    regions = Collections.unmodifiableMap(copy);
  }

  /**
   * That of the readings of a kind.
   *
   * @throws IllegalArgumentException if regions of the kind are read inside the page step
   */
  public String region(RegionKind kind) {
    final String fingerprint = regions.get(kind);
    if (fingerprint == null) {
      throw new IllegalArgumentException(kind.word() + " regions have no readings of their own");
    }
    return fingerprint;
  }
}
