package org.colophon.datasets.model;

import java.util.List;

/**
 * A region of a page, with the chosen reading and the others that were made.
 *
 * @param id empty until the page is numbered
 * @param level heading level 1..6, list nesting from 1, otherwise 0
 * @param target for a caption or footnote: id of the region it belongs to; otherwise empty
 * @param reading the chosen reading
 */
public record Region(
    String id,
    RegionKind kind,
    int level,
    Box box,
    String target,
    Reading reading,
    List<Reading> alternatives) {
  public Region {
    alternatives = List.copyOf(alternatives);
  }

  public Content content() {
    return reading.content();
  }

  public List<Line> lines() {
    return reading.content().lines();
  }

  public Region withReading(Reading chosen, List<Reading> others) {
    return new Region(id, kind, level, box, target, chosen, others);
  }
}
