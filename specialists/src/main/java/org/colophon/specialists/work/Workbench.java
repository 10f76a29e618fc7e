package org.colophon.specialists.work;

import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.PageResult;
import org.colophon.datasets.schema.proto.SourceRef;

/**
 * The one seam behind which all work on files runs, in this JVM or in a worker process. Results lie
 * in the page store; what comes back is small.
 */
public interface Workbench extends AutoCloseable {
  /** Opens a source, counts its pages and names its document. */
  Document open(SourceRef source) throws WorkException;

  /**
   * Leaves the page in the store, finished or as a draft that waits for its regions; skips what is
   * there.
   */
  PageResult page(Document document, int number) throws WorkException;

  /** Publishes a document of which every page ended. */
  Outcome assemble(CompletedDocument completed) throws WorkException;

  @Override
  void close();

  /** Work that could not be done; carries what goes to the failures of the run. */
  final class WorkException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public WorkException(Failure failure) {
      super(failure.message());
      this.failure = failure;
    }

    public Failure failure() {
      return failure;
    }
  }
}
