package org.colophon.datasets.renditions;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.RegionKind;

/** A part of an edition that is set on its own, in reading order. */
sealed interface Block {
  /** The start of a page. */
  record PageStart(String id, int number) implements Block {}

  /** A page that could not be done. */
  record MissingPage(String id, int number, Failure failure) implements Block {}

  /** Level 1 to 6. */
  record Heading(String id, int level, List<Inline> text) implements Block {}

  /**
   * Its region mark is its first inline, where a region begins with it.
   *
   * @param running whether it is running text, which may run on in a later region
   */
  record Paragraph(List<Inline> text, boolean running) implements Block {}

  /** A list; nesting from 1. */
  record Items(String id, int nesting, List<Item> items) implements Block {}

  /** An item; {@code marker} as printed, empty for the rest of an item that began before. */
  record Item(String marker, List<Inline> text) {}

  record Table(String id, TableGrid grid, List<Caption> captions) implements Block {}

  /**
   * Ink kept as an image: a figure, a formula or chart that nobody has read, or ink that nobody
   * could read.
   *
   * @param words the words seen in it
   * @param note why it is an image, empty for a figure
   */
  record Picture(
      String id, RegionKind kind, Image image, String words, String note, List<Caption> captions)
      implements Block {}

  /** A formula that was read. */
  record Formula(String id, String latex, Image image, String words, List<Caption> captions)
      implements Block {}

  /** A chart that was read. */
  record Chart(String id, Image image, String words, ChartData data, List<Caption> captions)
      implements Block {}

  /** A caption on its own, or of another block. */
  record Caption(String id, List<Inline> text) implements Block {}

  /** Text beside the running text: header, footer, footnote, marginalia. */
  record Aside(String id, RegionKind kind, int page, List<Inline> text) implements Block {}

  /** The place of a region that has nothing to show. */
  record Anchor(String id) implements Block {}

  /**
   * An image of the document.
   *
   * @param path relative to the document's folder; empty if its name is not a plain file name, so
   *     that it cannot be referred to
   * @param mediaType for example {@code image/png}
   * @param widthInches natural width of the ink
   * @param heightInches natural height of the ink
   */
  record Image(Optional<String> path, String mediaType, double widthInches, double heightInches) {}
}
