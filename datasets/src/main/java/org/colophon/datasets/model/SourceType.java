package org.colophon.datasets.model;

/** What a source is, by its first bytes, never by its name. */
public enum SourceType {
  PDF,
  TIFF,
  PNG,
  JPEG,
  JPEG2000,
  JBIG2,
  WEBP,
  GIF,
  BMP,
  PNM,
  /** A folder of page images taken as one source. */
  GROUP,
  UNKNOWN
}
