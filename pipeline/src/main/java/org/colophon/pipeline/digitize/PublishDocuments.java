package org.colophon.pipeline.digitize;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.PageEvent;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.assemble.AssembleDocuments;
import org.colophon.transforms.assemble.CountReceipts;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.ingest.AddNames;
import org.colophon.transforms.open.OpenSources;
import org.colophon.transforms.pages.ReadPages;
import org.colophon.transforms.pages.SplitPages;
import org.colophon.transforms.reconcile.FinishPages;
import org.colophon.transforms.regions.ReadRegions;

/**
 * From names of sources to published documents: the steps that every job shares that reads pages.
 */
public final class PublishDocuments extends PTransform<PCollection<SourceRef>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** One outcome of every document, those kept from an earlier run among them. */
  public static final TupleTag<Outcome> OUTCOMES = new TupleTag<>() {};

  /** What belongs to no outcome. */
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};

  /** What an ingestion should remember of its sources, see {@link OpenSources#SEEN}. */
  public static final TupleTag<KV<String, LedgerEntry>> SEEN = new TupleTag<>() {};

  /** Of a stream alone: names that were added to editions after these had been published. */
  public static final TupleTag<RunSummary> NAMED = new TupleTag<>() {};

  private final Settings settings;

  private PublishDocuments(Settings settings) {
    this.settings = settings;
  }

  public static PublishDocuments with(Settings settings) {
    return new PublishDocuments(settings);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceRef> sources) {
    final PCollectionTuple opened = sources.apply("Open", OpenSources.with(settings));
    final PCollection<Document> documents = opened.get(OpenSources.DOCUMENTS);

    final PCollectionTuple pages =
        documents.apply("Split", SplitPages.create()).apply("Read pages", ReadPages.with(settings));
    final PCollection<KV<String, DocumentEvent>> finished =
        readRegions(pages).apply("Reconcile", FinishPages.with(settings));

    final PCollection<CompletedDocument> completed =
        PCollectionList.of(announced(documents))
            .and(pages.get(ReadPages.RECEIPTS))
            .and(finished)
            .apply("Receipts", Flatten.pCollections())
            .apply("Count receipts", CountReceipts.create());
    final PCollectionTuple assembled =
        PCollectionList.of(completed)
            .and(opened.get(OpenSources.UNOPENED))
            .apply("All completed", Flatten.pCollections())
            .apply("Assemble", AssembleDocuments.with(settings));

    final PCollection<Failure> failures =
        PCollectionList.of(opened.get(OpenSources.REFUSED))
            .and(assembled.get(AssembleDocuments.FAILURES))
            .apply("Failures", Flatten.pCollections());
    final PCollection<Outcome> outcomes =
        PCollectionList.of(assembled.get(AssembleDocuments.OUTCOMES))
            .and(opened.get(OpenSources.KEPT))
            .apply("Outcomes", Flatten.pCollections());
    final PCollectionTuple published =
        PCollectionTuple.of(OUTCOMES, outcomes)
            .and(FAILURES, failures)
            .and(SEEN, opened.get(OpenSources.SEEN));
    return sources.isBounded() == IsBounded.BOUNDED
        ? published
        : published.and(
            NAMED,
            opened
                .get(OpenSources.NAMES)
                .apply("Add names", AddNames.to(outcomes, failures, settings)));
  }

  /** Every kind of region goes to a specialist pool of its own; the page waits for all of them. */
  private PCollection<KV<String, PageEvent>> readRegions(PCollectionTuple pages) {
    PCollectionList<KV<String, PageEvent>> events =
        PCollectionList.of(pages.get(ReadPages.PENDING));
    for (final RegionKind kind : settings.routes().elementKinds()) {
      events =
          events.and(
              pages
                  .get(ReadPages.tasks(kind))
                  .apply("Read " + kind.word() + " regions", ReadRegions.of(kind, settings)));
    }
    return events.apply("Page events", Flatten.pCollections());
  }

  private static PCollection<KV<String, DocumentEvent>> announced(PCollection<Document> documents) {
    return documents
        .apply(
            "Announce",
            MapElements.into(
                    TypeDescriptors.kvs(
                        TypeDescriptors.strings(), TypeDescriptor.of(DocumentEvent.class)))
                .via(
                    document ->
                        KV.of(
                            document.getId(),
                            DocumentEvent.newBuilder().setOpened(document).build())))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(DocumentEvent.class)));
  }
}
