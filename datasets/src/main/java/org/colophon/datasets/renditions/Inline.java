package org.colophon.datasets.renditions;

import org.colophon.datasets.model.Style;

/** A part of running text. */
sealed interface Inline {
  /** A word in the way it is set; {@code look} has size 0, so that equal looks are equal. */
  record Printed(String text, Style look) implements Inline {}

  /** Here begins the region with this id. */
  record RegionMark(String id) implements Inline {}

  /** Here begins the page with this id and number. */
  record PageMark(String id, int number) implements Inline {}
}
