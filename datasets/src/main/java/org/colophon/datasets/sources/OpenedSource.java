package org.colophon.datasets.sources;

import org.colophon.datasets.model.SourceType;

/**
 * A source that was recognised by its bytes and can hand out its pages. Not for use by two threads
 * at once.
 */
public interface OpenedSource extends AutoCloseable {
  SourceType type();

  int pageCount();

  /**
   * One page; cheap until its text layer or pixels are asked for.
   *
   * @param number from 1
   * @throws SourceException if the page is damaged or breaks a limit
   */
  SourcePage page(int number) throws SourceException;

  @Override
  void close();
}
