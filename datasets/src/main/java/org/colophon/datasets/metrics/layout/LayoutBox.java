package org.colophon.datasets.metrics.layout;

import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/** A region of a page as a metric sees it: what it is and where, in pixels of the page raster. */
public record LayoutBox(RegionKind kind, Box box) {}
