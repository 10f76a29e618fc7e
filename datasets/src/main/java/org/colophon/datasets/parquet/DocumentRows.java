package org.colophon.datasets.parquet;

import java.io.Closeable;
import java.io.IOException;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Outcome;

/** Takes what a document's tables tell of it, page by page in order; see {@link FragmentWriter}. */
public interface DocumentRows extends Closeable {
  /** For an edition without tables. */
  DocumentRows NONE = new NoRows();

  /**
   * Adds a page that is done.
   *
   * @throws IOException if rows cannot be written
   */
  void page(FinishedPage finished) throws IOException;

  /**
   * Adds a page that could not be done.
   *
   * @throws IOException if rows cannot be written
   */
  void missing(int number, Failure failure) throws IOException;

  /**
   * Adds a failure of the document as a whole.
   *
   * @throws IOException if rows cannot be written
   */
  void failure(Failure failure) throws IOException;

  /**
   * Ends all files and publishes them; fragments of an earlier run that have no rows now go.
   *
   * @throws IOException if a file cannot be written
   */
  void commit(Outcome outcome) throws IOException;
}
