package org.colophon.transforms.open;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.SourceName;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.SourceIntake;
import org.colophon.specialists.work.Workbench.WorkException;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.metrics.ElementSizes;
import org.colophon.transforms.pages.BenchFn;

/**
 * Opens sources and makes one document of all sources with the same bytes. A document goes one of
 * four ways: to be done; kept from an earlier run with the same fingerprint; refused because
 * another edition of it is there; or unopened, when it goes straight to its failed outcome. A run
 * waits for all names of the same bytes; a stream, which never has all, takes the first.
 */
public final class OpenSources extends PTransform<PCollection<SourceRef>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Documents with pages to read; the members of groups are in the page store. */
  public static final TupleTag<Document> DOCUMENTS = new TupleTag<>() {};

  /** Outcomes of earlier runs that still hold. */
  public static final TupleTag<Outcome> KEPT = new TupleTag<>() {};

  /** Documents that could not be opened. */
  public static final TupleTag<CompletedDocument> UNOPENED = new TupleTag<>() {};

  /** Documents that were refused; nothing of theirs is touched. */
  public static final TupleTag<org.colophon.datasets.schema.proto.Failure> REFUSED =
      new TupleTag<>() {};

  /**
   * Documents of a stream that went one of these ways before, as they were found under one more
   * name.
   */
  public static final TupleTag<Document> NAMES = new TupleTag<>() {};

  /** What an ingestion should remember of the sources that came with a stamp, by their folder. */
  public static final TupleTag<KV<String, LedgerEntry>> SEEN = new TupleTag<>() {};

  private final Settings settings;

  private OpenSources(Settings settings) {
    this.settings = settings;
  }

  public static OpenSources with(Settings settings) {
    return new OpenSources(settings);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceRef> sources) {
    final PCollection<KV<String, CompletedDocument>> opened =
        sources
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply("Open", ParDo.of(new OpenFn(settings)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(CompletedDocument.class)));
    final TupleTagList others =
        TupleTagList.of(KEPT).and(UNOPENED).and(REFUSED).and(NAMES).and(SEEN);
    final PCollectionTuple documents =
        sources.isBounded() == IsBounded.BOUNDED
            ? opened
                .apply("By bytes", GroupByKey.create())
                .apply(
                    "One document of equal bytes",
                    ParDo.of(new MergeFn(settings)).withOutputTags(DOCUMENTS, others))
            : opened.apply(
                "First sight of bytes",
                ParDo.of(new FirstSightFn(settings)).withOutputTags(DOCUMENTS, others));
    documents.get(DOCUMENTS).setCoder(MessageCoder.of(Document.class));
    documents.get(KEPT).setCoder(MessageCoder.of(Outcome.class));
    documents.get(UNOPENED).setCoder(MessageCoder.of(CompletedDocument.class));
    documents
        .get(REFUSED)
        .setCoder(MessageCoder.of(org.colophon.datasets.schema.proto.Failure.class));
    documents.get(NAMES).setCoder(MessageCoder.of(Document.class));
    documents
        .get(SEEN)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(LedgerEntry.class)));
    return documents;
  }

  /** Opens one source; what cannot be opened becomes a completed document without pages. */
  private static final class OpenFn extends BenchFn<SourceRef, KV<String, CompletedDocument>> {
    private static final long serialVersionUID = 1L;

    private final ElementSizes sourceBytes = ElementSizes.of("source");
    private final ElementSizes openedBytes = ElementSizes.of("opened-document");

    OpenFn(Settings settings) {
      super(settings);
    }

    @ProcessElement
    public void open(@Element SourceRef source, OutputReceiver<KV<String, CompletedDocument>> out)
        throws IOException {
      sourceBytes.update(source.getSerializedSize());
      CompletedDocument opened;
      try {
        opened =
            CompletedDocument.newBuilder()
                .setDocument(DocumentCodec.toProto(workbench().open(source)))
                .build();
      } catch (WorkException e) {
        opened = unopened(source, e.failure());
      }
      opened = stamped(opened, source.getStamp());
      openedBytes.update(opened.getSerializedSize());
      out.output(KV.of(opened.getDocument().getId(), opened));
    }

    private static CompletedDocument stamped(CompletedDocument opened, String stamp) {
      final CompletedDocument.Builder stamped = opened.toBuilder();
      stamped.getDocumentBuilder().getSourcesBuilder(0).setStamp(stamp);
      return stamped.build();
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

  /** Joins the names of equal bytes. */
  private static final class MergeFn
      extends DoFn<KV<String, Iterable<CompletedDocument>>, Document> {
    private static final long serialVersionUID = 1L;

    private final DocumentSorter sorter;

    MergeFn(Settings settings) {
      this.sorter = new DocumentSorter(settings);
    }

    @ProcessElement
    public void merge(
        @Element KV<String, Iterable<CompletedDocument>> equal, MultiOutputReceiver out)
        throws IOException {
      sorter.sort(merged(equal.getValue()), out);
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
  }

  /**
   * In a stream the first sighting of some bytes goes on at once; what is found later under other
   * names is a name of that document.
   */
  private static final class FirstSightFn extends DoFn<KV<String, CompletedDocument>, Document> {
    private static final long serialVersionUID = 1L;

    /** Which edition it is, with all its names so far. */
    @StateId("sighted")
    private final StateSpec<ValueState<Document>> sightedSpec =
        StateSpecs.value(MessageCoder.of(Document.class));

    private final DocumentSorter sorter;

    FirstSightFn(Settings settings) {
      this.sorter = new DocumentSorter(settings);
    }

    @ProcessElement
    public void sight(
        @Element KV<String, CompletedDocument> element,
        @StateId("sighted") ValueState<Document> sighted,
        MultiOutputReceiver out)
        throws IOException {
      final CompletedDocument opened = element.getValue();
      final Document before = sighted.read();
      if (before == null) {
        final Document edition = sorter.sort(opened, out);
        // One that could not be opened may be, once the cause is mended.
        if (opened.getFailedCount() == 0) {
          sighted.write(edition.toBuilder().clearPages().clearMembers().build());
        }
        return;
      }
      final SourceName name = opened.getDocument().getSources(0);
      DocumentSorter.remember(opened.getDocument(), before, out);
      if (before.getSourcesList().stream().noneMatch(one -> one.getUri().equals(name.getUri()))) {
        sighted.write(before.toBuilder().addSources(name).build());
        out.get(NAMES).output(opened.getDocument());
      }
    }
  }
}
