package org.colophon.datasets.metrics.layout;

import org.colophon.datasets.model.RegionKind;

/** How many true regions of a kind a page has; the other row of average precision. */
public record TruthCount(String page, RegionKind kind, long count) {}
