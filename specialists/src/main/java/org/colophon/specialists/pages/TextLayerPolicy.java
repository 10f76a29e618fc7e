package org.colophon.specialists.pages;

/** What to do with text that a PDF page brings along. */
public enum TextLayerPolicy {
  /** Keep it where nothing speaks against it; read the ink where something does. */
  AUTO,
  /** Always read the ink. */
  IGNORE,
  /** Never read the ink; a page without text stays an image. */
  ONLY
}
