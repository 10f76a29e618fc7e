package org.colophon.specialists.work;

import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.SourceRef;

/** A bench that does no other work than pages. */
interface PagesOnly extends Workbench {
  @Override
  default Document open(SourceRef source) {
    throw new UnsupportedOperationException("pages only");
  }

  @Override
  default Outcome assemble(CompletedDocument completed) {
    throw new UnsupportedOperationException("pages only");
  }

  @Override
  default void close() {
    // Nothing is open.
  }
}
