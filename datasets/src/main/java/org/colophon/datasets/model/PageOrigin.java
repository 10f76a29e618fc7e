package org.colophon.datasets.model;

/** Where a page's text comes from. */
public enum PageOrigin {
  OCR,
  TEXT_LAYER,
  BLANK,
  UNKNOWN
}
