package org.colophon.transforms.open;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.colophon.datasets.ledger.FolderLook;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.outcomes.Editions;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.colophon.datasets.schema.proto.SourceName;
import org.colophon.specialists.work.Settings;

/** Looks at what an earlier run left of a document and sends it one of the four ways. */
final class DocumentSorter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private final Counter pages = Metrics.counter("colophon", "pages-known");
  private final Counter documents = Metrics.counter("colophon", "documents-known");

  DocumentSorter(Settings settings) {
    this.settings = settings;
  }

  void sort(CompletedDocument opened, MultiOutputReceiver out) throws IOException {
    final Document document = DocumentCodec.fromProto(opened.getDocument());
    documents.inc();
    final Editions editions = Editions.in(settings.outputPath());
    final Optional<Outcome> earlier = editions.find(document);
    final boolean published = earlier.isPresent() && earlier.get().status() != Status.FAILED;
    if (opened.getFailedCount() > 0 && published) {
      // A missing password or a full machine must not cost the edition that is there.
      out.get(OpenSources.REFUSED).output(opened.getFailed(0).getFailure());
    } else if (opened.getFailedCount() > 0) {
      remember(opened.getDocument(), opened.getDocument(), out);
      out.get(OpenSources.UNOPENED).output(opened);
    } else if (earlier.isPresent() && editions.stillHolds(earlier.get(), document)) {
      final org.colophon.datasets.schema.proto.Outcome kept = DocumentCodec.toProto(earlier.get());
      remember(opened.getDocument(), kept.getDocument(), out);
      out.get(OpenSources.KEPT).output(kept.toBuilder().setReused(true).build());
    } else if (published
        && !settings.overwrite()
        && !earlier.get().document().fingerprint().equals(document.fingerprint())) {
      out.get(OpenSources.REFUSED).output(FlowCodec.toProto(refusal(document)));
    } else {
      pages.inc(document.pages().size());
      remember(opened.getDocument(), opened.getDocument(), out);
      out.get(OpenSources.DOCUMENTS).output(opened.getDocument());
    }
  }

  /**
   * Tells the ledger in which document's folder the edition of these sources is to be found.
   *
   * @param found with the sources and their stamps
   * @param edition whose folder it is
   */
  static void remember(
      org.colophon.datasets.schema.proto.Document found,
      org.colophon.datasets.schema.proto.Document edition,
      MultiOutputReceiver out) {
    final boolean group = found.getMembersCount() > 0;
    for (final SourceName source : found.getSourcesList()) {
      if (!source.getStamp().isEmpty()) {
        out.get(OpenSources.SEEN)
            .output(
                KV.of(
                    FolderLook.folder(source.getUri(), group),
                    LedgerEntry.newBuilder()
                        .setName(FolderLook.name(source.getUri(), group))
                        .setStamp(source.getStamp())
                        .setDocument(DocumentCodec.fromProto(edition).folder())
                        .setFingerprint(edition.getFingerprint())
                        .build()));
      }
    }
  }

  private static Failure refusal(Document document) {
    return new Failure(
        "open",
        document.sources().get(0).name(),
        document.id(),
        document.id(),
        "EXISTS",
        document.sources().get(0).name()
            + ": an edition made with other options is already in "
            + document.folder(),
        "use --overwrite to replace it, or another --output",
        1);
  }
}
