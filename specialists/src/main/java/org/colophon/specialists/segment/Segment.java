package org.colophon.specialists.segment;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;

/**
 * A region as it was cut, before anyone has read it; in the coordinates of its {@link
 * PageAnalysis}.
 *
 * @param level heading level 1..6, list nesting from 1, otherwise 0
 * @param lines words inside, in reading order
 * @param rulings ruling lines inside; for tables
 * @param target for a caption or footnote: index in the page's list of segments of what it belongs
 *     to; otherwise -1
 * @param confidence probability in [0,1] that the kind is right
 */
public record Segment(
    RegionKind kind,
    int level,
    Box box,
    List<Line> lines,
    List<Box> rulings,
    int target,
    double confidence) {
  public Segment {
    lines = List.copyOf(lines);
    rulings = List.copyOf(rulings);
  }

  public Segment withLines(List<Line> others) {
    return new Segment(kind, level, box, others, rulings, target, confidence);
  }
}
