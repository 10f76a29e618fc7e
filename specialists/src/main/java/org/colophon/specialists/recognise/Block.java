package org.colophon.specialists.recognise;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;

/**
 * A block of a page as first found, in coordinates of the raster it was found on.
 *
 * @param type what page analysis took it for
 * @param paragraphs lines of words; empty for blocks without text
 */
public record Block(Type type, Box box, List<List<Line>> paragraphs) {
  /** Coarse types that Tesseract's page analysis and a PDF's content can tell apart. */
  public enum Type {
    TEXT,
    HEADING,
    PULLOUT,
    CAPTION,
    TABLE,
    VERTICAL_TEXT,
    EQUATION,
    IMAGE,
    HORIZONTAL_RULE,
    VERTICAL_RULE,
    NOISE
  }

  public Block {
    paragraphs = paragraphs.stream().map(List::copyOf).toList();
  }

  public List<Line> lines() {
    return paragraphs.stream().flatMap(List::stream).toList();
  }
}
