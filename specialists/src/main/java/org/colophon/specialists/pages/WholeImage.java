package org.colophon.specialists.pages;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.segment.PageAnalysis;
import org.colophon.specialists.segment.Segment;

/** The one segment of an image that is a region as a whole. */
final class WholeImage {
  /** Nothing was decided: somebody said so. */
  private static final double GIVEN = 1;

  private WholeImage() {}

  static List<Segment> as(RegionKind kind, PageAnalysis image) {
    final List<Line> lines =
        image.blocks().stream().flatMap(block -> block.lines().stream()).toList();
    return List.of(
        new Segment(
            kind,
            0,
            new Box(0, 0, image.width(), image.height()),
            lines,
            image.rulings(),
            -1,
            GIVEN));
  }
}
