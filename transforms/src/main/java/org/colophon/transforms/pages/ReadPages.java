package org.colophon.transforms.pages;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.LayoutCodec;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.PageEvent;
import org.colophon.datasets.schema.proto.PageRequest;
import org.colophon.datasets.schema.proto.PageResult;
import org.colophon.datasets.schema.proto.PendingPage;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.RegionTask;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.datasets.store.PageStore;
import org.colophon.specialists.work.KnownReadings;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.StoredCrops;
import org.colophon.specialists.work.Workbench.WorkException;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.metrics.ElementSizes;

/**
 * Does the page step: cleans, recognises, segments and routes, all in one fused call. A page whose
 * regions all could be read gives a receipt; any other gives an event that it is pending, and its
 * regions as elements, by kind.
 */
public final class ReadPages extends PTransform<PCollection<PageRequest>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Receipts of pages that are done or failed, by document. */
  public static final TupleTag<KV<String, DocumentEvent>> RECEIPTS = new TupleTag<>() {};

  /** Pages that wait for their regions, by page. */
  public static final TupleTag<KV<String, PageEvent>> PENDING = new TupleTag<>() {};

  private static final Map<RegionKind, TupleTag<RegionTask>> TASKS = tags();

  private final Settings settings;

  private ReadPages(Settings settings) {
    this.settings = settings;
  }

  public static ReadPages with(Settings settings) {
    return new ReadPages(settings);
  }

  /** The tag of region elements of a kind; only for kinds that the routes let become elements. */
  public static TupleTag<RegionTask> tasks(RegionKind kind) {
    return TASKS.get(kind);
  }

  private static Map<RegionKind, TupleTag<RegionTask>> tags() {
    final Map<RegionKind, TupleTag<RegionTask>> tags = new EnumMap<>(RegionKind.class);
    for (final RegionKind kind : RegionKind.values()) {
      tags.put(kind, new TupleTag<>("tasks-" + kind.word()) {});
    }
    return tags;
  }

  @Override
  public PCollectionTuple expand(PCollection<PageRequest> pages) {
    TupleTagList others = TupleTagList.of(PENDING);
    for (final RegionKind kind : settings.routes().elementKinds()) {
      others = others.and(tasks(kind));
    }
    final PCollectionTuple read =
        pages.apply("Read", ParDo.of(new ReadFn(settings)).withOutputTags(RECEIPTS, others));
    read.get(RECEIPTS)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(DocumentEvent.class)));
    read.get(PENDING).setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(PageEvent.class)));
    settings
        .routes()
        .elementKinds()
        .forEach(kind -> read.get(tasks(kind)).setCoder(MessageCoder.of(RegionTask.class)));
    return read;
  }

  private static final class ReadFn extends BenchFn<PageRequest, KV<String, DocumentEvent>> {
    private static final long serialVersionUID = 1L;

    private final Counter reused = Metrics.counter("colophon", "pages-reused");
    private final Counter failed = Metrics.counter("colophon", "pages-failed");
    private final Counter done = Metrics.counter("colophon", "pages-done");
    private final ElementSizes taskBytes = ElementSizes.of("region-task");
    private final ElementSizes eventBytes = ElementSizes.of("page-event");

    ReadFn(Settings settings) {
      super(settings);
    }

    @ProcessElement
    public void read(@Element PageRequest request, MultiOutputReceiver out) throws IOException {
      final Document document = DocumentCodec.fromProto(request.getDocument());
      final int number = request.getNumber();
      try {
        final PageResult result = workbench().page(document, number);
        if (result.getReused()) {
          reused.inc();
        }
        if (result.getPending() == 0) {
          done.inc();
          receipt(
              out,
              Receipt.newBuilder()
                  .setDocumentId(document.id())
                  .setPageNumber(number)
                  .setStatus(result.getStatus())
                  .setReused(result.getReused()));
        } else {
          send(document, number, result.getReused(), out);
        }
      } catch (WorkException e) {
        failed.inc();
        receipt(
            out,
            Receipt.newBuilder()
                .setDocumentId(document.id())
                .setPageNumber(number)
                .setStatus(Status.STATUS_FAILED)
                .setFailure(FlowCodec.toProto(e.failure())));
      }
    }

    private static void receipt(MultiOutputReceiver out, Receipt.Builder receipt) {
      out.get(RECEIPTS)
          .output(
              KV.of(
                  receipt.getDocumentId(), DocumentEvent.newBuilder().setReceipt(receipt).build()));
    }

    /**
     * Sends out the regions that nobody knows yet; what is known goes straight back to the page.
     */
    private void send(Document document, int number, boolean firstPassKept, MultiOutputReceiver out)
        throws IOException {
      final PageStore store = settings.pageStore();
      final Fingerprints made = settings.fingerprints();
      final PageDraft draft =
          store
              .draft(document.id(), made, number)
              .orElseThrow(
                  () ->
                      new IOException(
                          "the draft of page "
                              + number
                              + " of "
                              + document.id()
                              + " vanished from the page store"));
      final KnownReadings known = KnownReadings.of(store, made, draft);
      final List<org.colophon.datasets.model.RegionTask> unread =
          settings.routes().tasks(draft).stream()
              .filter(task -> known.unread().contains(task.kind()))
              .toList();
      final StoredCrops crops = new StoredCrops(store, made);
      final String page = Ids.page(document.id(), number);
      event(
          out,
          page,
          PageEvent.newBuilder()
              .setPending(
                  PendingPage.newBuilder()
                      .setDocumentId(document.id())
                      .setSource(document.sources().get(0).name())
                      .setNumber(number)
                      .setTasks(draft.tasks().size())
                      .setFirstPassKept(firstPassKept)
                      .addAllRegionsRead(counts(unread))));
      for (final RegionReading reading : known.readings()) {
        event(out, page, PageEvent.newBuilder().setReading(FlowCodec.toProto(reading)));
      }
      for (final org.colophon.datasets.model.RegionTask task : unread) {
        final RegionTask element = FlowCodec.toProto(crops.travelling(task));
        taskBytes.update(element.getSerializedSize());
        out.get(tasks(task.kind())).output(element);
      }
    }

    private void event(MultiOutputReceiver out, String page, PageEvent.Builder event) {
      final PageEvent built = event.build();
      eventBytes.update(built.getSerializedSize());
      out.get(PENDING).output(KV.of(page, built));
    }

    private static List<KindCount> counts(List<org.colophon.datasets.model.RegionTask> tasks) {
      return tasks.stream()
          .collect(
              Collectors.groupingBy(
                  org.colophon.datasets.model.RegionTask::kind,
                  () -> new EnumMap<>(RegionKind.class),
                  Collectors.counting()))
          .entrySet()
          .stream()
          .map(
              entry ->
                  KindCount.newBuilder()
                      .setKind(LayoutCodec.toProto(entry.getKey()))
                      .setCount(entry.getValue())
                      .build())
          .toList();
    }
  }
}
