package org.colophon.datasets.renditions;

import java.io.IOException;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Page;

/**
 * One rendition of a document, fed its pages in order, then closed. Writers hold a page or two at
 * most, never a whole document. Each page number of the document comes once, ascending, as {@link
 * #page} or as {@link #missing}.
 *
 * <p>A file appears under its name when it is complete. After a call that threw, {@link #close()}
 * removes what was written instead of giving it its name.
 */
public interface RenditionWriter extends AutoCloseable {
  /**
   * Adds a finished page.
   *
   * @throws IOException if the file cannot be written
   */
  void page(Page page) throws IOException;

  /**
   * Adds a page that could not be done: said in the rendition, never silent.
   *
   * @throws IOException if the file cannot be written
   */
  void missing(int pageNumber, Failure failure) throws IOException;

  /**
   * Completes the file; later calls do nothing.
   *
   * @throws IOException if the file cannot be written
   */
  @Override
  void close() throws IOException;
}
