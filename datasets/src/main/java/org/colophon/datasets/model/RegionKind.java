package org.colophon.datasets.model;

import java.util.Locale;

/** What a region of a page is. The names are those of every rendition and dataset. */
public enum RegionKind {
  HEADING,
  TEXT,
  LIST,
  TABLE,
  FORMULA,
  CHART,
  FIGURE,
  CAPTION,
  FOOTNOTE,
  HEADER,
  FOOTER,
  MARGINALIA,
  HANDWRITING,
  RULE,
  UNKNOWN;

  /** The word used in renditions, datasets and options: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether regions of this kind go to a specialist of their own rather than being read inside the
   * page step.
   */
  public boolean needsSpecialist() {
    return this == TABLE || this == FORMULA || this == CHART || this == FIGURE;
  }
}
