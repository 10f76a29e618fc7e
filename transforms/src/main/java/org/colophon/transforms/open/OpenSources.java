package org.colophon.transforms.open;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.colophon.datasets.assemble.EditionNames;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.outcomes.Editions;
import org.colophon.datasets.outcomes.Judgement;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.SourceName;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.SourceIntake;
import org.colophon.specialists.work.Workbench.WorkException;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.pages.BenchFn;

/**
 * Opens sources and makes one document of all sources with the same bytes. A document goes one of
 * four ways: to be done; kept from an earlier run with the same fingerprint; refused because
 * another edition of it is there; or unopened, when it goes straight to its failed outcome.
 */
public final class OpenSources extends PTransform<PCollection<SourceRef>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Documents with pages to read. */
  public static final TupleTag<Document> DOCUMENTS = new TupleTag<>() {};

  /** Outcomes of earlier runs that still hold. */
  public static final TupleTag<Outcome> KEPT = new TupleTag<>() {};

  /** Documents that could not be opened. */
  public static final TupleTag<CompletedDocument> UNOPENED = new TupleTag<>() {};

  /** Documents that were refused; nothing of theirs is touched. */
  public static final TupleTag<org.colophon.datasets.schema.proto.Failure> REFUSED =
      new TupleTag<>() {};

  private final Settings settings;

  private OpenSources(Settings settings) {
    this.settings = settings;
  }

  public static OpenSources with(Settings settings) {
    return new OpenSources(settings);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceRef> sources) {
    final PCollectionTuple documents =
        sources
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply("Open", ParDo.of(new OpenFn(settings)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(CompletedDocument.class)))
            .apply("By bytes", GroupByKey.create())
            .apply(
                "One document of equal bytes",
                ParDo.of(new MergeFn(settings))
                    .withOutputTags(DOCUMENTS, TupleTagList.of(KEPT).and(UNOPENED).and(REFUSED)));
    documents.get(DOCUMENTS).setCoder(MessageCoder.of(Document.class));
    documents.get(KEPT).setCoder(MessageCoder.of(Outcome.class));
    documents.get(UNOPENED).setCoder(MessageCoder.of(CompletedDocument.class));
    documents
        .get(REFUSED)
        .setCoder(MessageCoder.of(org.colophon.datasets.schema.proto.Failure.class));
    return documents;
  }

  /** Opens one source; what cannot be opened becomes a completed document without pages. */
  private static final class OpenFn extends BenchFn<SourceRef, KV<String, CompletedDocument>> {
    private static final long serialVersionUID = 1L;

    OpenFn(Settings settings) {
      super(settings);
    }

    @ProcessElement
    public void open(@Element SourceRef source, OutputReceiver<KV<String, CompletedDocument>> out)
        throws IOException {
      CompletedDocument opened;
      try {
        opened =
            CompletedDocument.newBuilder()
                .setDocument(DocumentCodec.toProto(workbench().open(source)))
                .build();
      } catch (WorkException e) {
        opened = unopened(source, e.failure());
      }
      out.output(KV.of(opened.getDocument().getId(), opened));
    }

    private CompletedDocument unopened(SourceRef source, Failure failure) {
      final org.colophon.datasets.model.Document document = SourceIntake.unopened(source, settings);
      final Failure known =
          new Failure(
              failure.stage(),
              failure.source(),
              document.id(),
              document.id(),
              failure.cause(),
              failure.message(),
              failure.cure(),
              failure.attempts());
      return CompletedDocument.newBuilder()
          .setDocument(DocumentCodec.toProto(document))
          .addFailed(
              Receipt.newBuilder()
                  .setDocumentId(document.id())
                  .setStatus(Status.STATUS_FAILED)
                  .setFailure(FlowCodec.toProto(known)))
          .build();
    }
  }

  /** Joins the names of equal bytes and looks at what an earlier run left. */
  private static final class MergeFn
      extends DoFn<KV<String, Iterable<CompletedDocument>>, Document> {
    private static final long serialVersionUID = 1L;

    private final Settings settings;
    private final Counter pages = Metrics.counter("colophon", "pages-known");
    private final Counter documents = Metrics.counter("colophon", "documents-known");

    MergeFn(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void merge(
        @Element KV<String, Iterable<CompletedDocument>> equal, MultiOutputReceiver out)
        throws IOException {
      final CompletedDocument merged = merged(equal.getValue());
      final org.colophon.datasets.model.Document document =
          DocumentCodec.fromProto(merged.getDocument());
      documents.inc();
      final Judgement judgement =
          Editions.in(settings.outputPath(), settings.run())
              .judge(document, settings.madeWith(), settings.editions());
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
        case REFUSE ->
            out.get(REFUSED)
                .output(
                    merged.getFailedCount() > 0
                        ? merged.getFailed(0).getFailure()
                        : FlowCodec.toProto(refusal(judgement)));
        case NEW, REDO -> todo(merged, judgement, out);
      }
    }

    private static void kept(
        org.colophon.datasets.model.Outcome outcome, boolean renamed, MultiOutputReceiver out) {
      out.get(KEPT)
          .output(
              DocumentCodec.toProto(outcome).toBuilder()
                  .setReused(true)
                  .setRenamed(renamed)
                  .build());
    }

    private void todo(CompletedDocument merged, Judgement judgement, MultiOutputReceiver out) {
      final Document document =
          DocumentCodec.toProto(judgement.document()).toBuilder()
              .addAllRedo(judgement.reasons())
              .build();
      if (merged.getFailedCount() > 0) {
        out.get(UNOPENED).output(merged.toBuilder().setDocument(document).build());
      } else {
        pages.inc(document.getPagesCount());
        out.get(DOCUMENTS).output(document);
      }
    }

    private static CompletedDocument merged(Iterable<CompletedDocument> equal) {
      final TreeMap<String, SourceName> names = new TreeMap<>();
      // Flink hands out what it grouped once only.
      final List<CompletedDocument> all = StreamSupport.stream(equal.spliterator(), false).toList();
      all.stream()
          .flatMap(one -> one.getDocument().getSourcesList().stream())
          .forEach(name -> names.put(name.getUri(), name));
      // The first by name that could be opened leads, whatever order they arrive in: its name is
      // that of the folder.
      final List<CompletedDocument> sorted =
          all.stream()
              .sorted(
                  Comparator.comparing(CompletedDocument::getFailedCount)
                      .thenComparing(one -> one.getDocument().getSources(0).getUri()))
              .toList();
      final CompletedDocument first = sorted.get(0);
      return first.toBuilder()
          .setDocument(first.getDocument().toBuilder().clearSources().addAllSources(names.values()))
          .build();
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
}
