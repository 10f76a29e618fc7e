package org.colophon.datasets.model;

/** The types of content that a reading can have. */
public enum ContentType {
  TEXT,
  TABLE,
  FIGURE,
  FORMULA,
  CHART,
  UNREADABLE
}
