package org.colophon.datasets.truth;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.RegionKind;

/**
 * A region as the truth has it.
 *
 * @param id as in the truth file; made from its position where the file has none
 * @param kind {@link RegionKind#UNKNOWN} where the truth does not tell
 * @param box in the page's {@link Frame}; empty where the truth has none
 * @param lines with boxes and words as far as the truth has them, in its order
 * @param cells of a table, otherwise empty; without boxes where the truth has none
 */
public record TruthRegion(
    String id, RegionKind kind, Optional<Box> box, List<TruthLine> lines, List<Cell> cells) {
  public TruthRegion {
    lines = List.copyOf(lines);
    cells = List.copyOf(cells);
  }
}
