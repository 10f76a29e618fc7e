package org.colophon.datasets.renditions.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourcePage;

/** Where the searchable PDF gets the ink from: the document's source, opened again. */
public interface PageImages {
  /**
   * One page; the caller closes it.
   *
   * @param number from 1
   * @throws SourceException if the page cannot be had
   */
  SourcePage page(int number) throws SourceException;

  /** The source file if it is a PDF: its own pages are kept. Empty for images. */
  Optional<Path> pdf();

  /** Tried in order on an encrypted PDF, after the empty one. */
  List<String> passwords();
}
