package org.colophon.specialists.work;

import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.sources.SourceException;

/**
 * What a piece of work is about, as its failure says it.
 *
 * @param source its name
 * @param documentId empty before the document is known
 * @param elementId empty for the whole source
 */
record Subject(String stage, String source, String documentId, String elementId) {
  static Subject opening(SourceRef source) {
    return new Subject("open", source.getName(), "", "");
  }

  static Subject page(Document document, int number) {
    return new Subject(
        "page", document.sources().get(0).name(), document.id(), Ids.page(document.id(), number));
  }

  static Subject assembling(CompletedDocument completed) {
    final String id = completed.getDocument().getId();
    return new Subject("assemble", completed.getDocument().getSources(0).getName(), id, id);
  }

  /** What failed at the first attempt. */
  Failure failure(String cause, String message, String cure) {
    return failure(cause, message, cure, 1);
  }

  Failure failure(String cause, String message, String cure, int attempts) {
    return new Failure(stage, source, documentId, elementId, cause, message, cure, attempts);
  }

  /** A source that cannot be read. */
  Failure failure(SourceException e) {
    return failure(e.code().name(), e.getMessage(), e.cure());
  }
}
