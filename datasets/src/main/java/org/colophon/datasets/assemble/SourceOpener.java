package org.colophon.datasets.assemble;

import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;

/** Opens a document's source again. */
@FunctionalInterface
public interface SourceOpener {
  OpenedSource open() throws SourceException;
}
