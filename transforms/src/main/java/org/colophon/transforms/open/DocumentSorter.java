package org.colophon.transforms.open;

import java.io.IOException;
import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.colophon.datasets.assemble.EditionNames;
import org.colophon.datasets.ledger.FolderLook;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.outcomes.Editions;
import org.colophon.datasets.outcomes.Judgement;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
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

  /**
   * Sends it.
   *
   * @return the document of the edition that is there or will be, with all names known so far
   */
  Document sort(CompletedDocument opened, MultiOutputReceiver out) throws IOException {
    documents.inc();
    final Judgement judgement =
        Editions.in(settings.outputPath(), settings.run())
            .judge(
                DocumentCodec.fromProto(opened.getDocument()),
                settings.madeWith(),
                settings.editions());
    final Document edition =
        switch (judgement.action()) {
          case KEEP -> kept(judgement.earlier().orElseThrow(), false, out);
          case ADD_NAMES ->
              kept(
                  EditionNames.add(
                      settings.outputPath(),
                      judgement.earlier().orElseThrow(),
                      judgement.document()),
                  true,
                  out);
          case REFUSE -> refused(opened, judgement, out);
          case NEW, REDO -> todo(opened, judgement, out);
        };
    if (judgement.action() != Judgement.Action.REFUSE) {
      remember(opened.getDocument(), edition, out);
    }
    return edition;
  }

  private static Document kept(Outcome outcome, boolean renamed, MultiOutputReceiver out) {
    final org.colophon.datasets.schema.proto.Outcome kept = DocumentCodec.toProto(outcome);
    out.get(OpenSources.KEPT).output(kept.toBuilder().setReused(true).setRenamed(renamed).build());
    return kept.getDocument();
  }

  private static Document refused(
      CompletedDocument opened, Judgement judgement, MultiOutputReceiver out) {
    out.get(OpenSources.REFUSED)
        .output(
            opened.getFailedCount() > 0
                ? opened.getFailed(0).getFailure()
                : FlowCodec.toProto(refusal(judgement)));
    return DocumentCodec.toProto(judgement.document());
  }

  private Document todo(CompletedDocument opened, Judgement judgement, MultiOutputReceiver out)
      throws IOException {
    final Document document =
        DocumentCodec.toProto(judgement.document()).toBuilder()
            .addAllRedo(judgement.reasons())
            .build();
    if (opened.getFailedCount() > 0) {
      out.get(OpenSources.UNOPENED).output(opened.toBuilder().setDocument(document).build());
    } else {
      // They would travel with each of its pages, thousands of names with thousands of pages.
      if (document.getMembersCount() > 0) {
        settings
            .pageStore()
            .putMembers(document.getId(), settings.fingerprints(), document.getMembersList());
      }
      pages.inc(document.getPagesCount());
      out.get(OpenSources.DOCUMENTS).output(document.toBuilder().clearMembers().build());
    }
    return document;
  }

  /**
   * Tells the ledger in which document's folder the edition of these sources is to be found.
   *
   * @param found with the sources and their stamps
   * @param edition whose folder it is
   */
  static void remember(Document found, Document edition, MultiOutputReceiver out) {
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

  private static Failure refusal(Judgement judgement) {
    final org.colophon.datasets.model.Document document = judgement.document();
    final String source = document.sources().get(0).name();
    return new Failure(
        "open",
        source,
        document.id(),
        document.id(),
        "EXISTS",
        source
            + ": an edition made with other options is already in "
            + document.folder()
            + " ("
            + String.join("; ", judgement.reasons())
            + ")",
        "use --overwrite to replace it, or another --output",
        1);
  }
}
