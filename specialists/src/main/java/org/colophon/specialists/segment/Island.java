package org.colophon.specialists.segment;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * A region that running text flows around: a table, figure or chart, with the lines inside it.
 *
 * @param rulings ruling lines inside
 */
record Island(RegionKind kind, Box box, List<Strip> strips, List<Box> rulings, double confidence)
    implements Placed {
  Island {
    strips = List.copyOf(strips);
    rulings = List.copyOf(rulings);
  }
}
