package org.colophon.pipeline.digitize;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.PageEvent;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.assemble.AssembleDocuments;
import org.colophon.transforms.assemble.CountReceipts;
import org.colophon.transforms.open.ListSources;
import org.colophon.transforms.open.OpenSources;
import org.colophon.transforms.pages.ReadPages;
import org.colophon.transforms.pages.SplitPages;
import org.colophon.transforms.reconcile.FinishPages;
import org.colophon.transforms.regions.ReadRegions;
import org.colophon.transforms.summary.CloseRun;
import org.colophon.transforms.summary.SummarizeRun;

/**
 * Digitizes sources into structured editions: the whole job, from names of sources to a summary of
 * what was done. Usable as a transform in another pipeline, or by {@link #main}.
 */
public final class Digitize extends PTransform<PCollection<SourceRef>, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;

  private Digitize(Settings settings) {
    this.settings = settings;
  }

  public static Digitize with(Settings settings) {
    return new Digitize(settings);
  }

  /** Runs the job with Beam's options and waits for its end. */
  public static void main(String[] args) {
    final DigitizeOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(DigitizeOptions.class);
    run(options).waitUntilFinish();
  }

  /**
   * Checks the options and starts the job.
   *
   * @throws DigitizePlan.InvalidOptionsException if an option cannot be carried out
   */
  public static PipelineResult run(DigitizeOptions options) {
    return run(options, DigitizePlan.of(options));
  }

  /** Starts the job by a plan that was made before. */
  public static PipelineResult run(DigitizeOptions options, DigitizePlan plan) {
    final Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "List sources", ListSources.of(plan.inputs()).withFoldersGrouped(plan.groupFolders()))
        .apply("Digitize", Digitize.with(plan.settings()));
    return pipeline.run();
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<SourceRef> sources) {
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
    return PCollectionList.of(assembled.get(AssembleDocuments.OUTCOMES))
        .and(opened.get(OpenSources.KEPT))
        .apply("Outcomes", Flatten.<Outcome>pCollections())
        .apply("Summarize", SummarizeRun.with(failures))
        .apply("Close the run", CloseRun.with(settings));
  }

  /** Every kind of region goes to a specialist pool of its own; the page waits for all of them. */
  private PCollection<KV<String, PageEvent>> readRegions(PCollectionTuple pages) {
    PCollectionList<KV<String, PageEvent>> events =
        PCollectionList.of(pages.get(ReadPages.PENDING));
    for (final RegionKind kind : RegionKind.values()) {
      if (kind.needsSpecialist()) {
        events =
            events.and(
                pages
                    .get(ReadPages.tasks(kind))
                    .apply("Read " + kind.word() + " regions", ReadRegions.of(kind, settings)));
      }
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
        .setCoder(
            org.apache.beam.sdk.coders.KvCoder.of(
                org.apache.beam.sdk.coders.StringUtf8Coder.of(),
                org.colophon.transforms.coders.MessageCoder.of(DocumentEvent.class)));
  }
}
