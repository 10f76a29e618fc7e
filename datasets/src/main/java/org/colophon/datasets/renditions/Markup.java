package org.colophon.datasets.renditions;

import org.colophon.datasets.model.Document;

/** How one rendition sets a document's blocks; keeps nothing of a block it has set. */
interface Markup {
  /** What stands before the first page. */
  String begin(Document document);

  /** The block with all line ends it needs. */
  String set(Block block);

  /** What stands after the last page. */
  String end();
}
