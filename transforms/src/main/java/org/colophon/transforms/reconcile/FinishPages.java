package org.colophon.transforms.reconcile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.LayoutCodec;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.PageEvent;
import org.colophon.datasets.schema.proto.PendingPage;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.datasets.store.PageStore;
import org.colophon.specialists.reconcile.PageFinisher;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.coders.MessageCoder;

/**
 * Waits, in keyed state, until all readings of a page are back, reconciles them with the draft, and
 * puts the finished page into the store. Events may come in any order and more than once.
 */
public final class FinishPages
    extends PTransform<PCollection<KV<String, PageEvent>>, PCollection<KV<String, DocumentEvent>>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;

  private FinishPages(Settings settings) {
    this.settings = settings;
  }

  public static FinishPages with(Settings settings) {
    return new FinishPages(settings);
  }

  @Override
  public PCollection<KV<String, DocumentEvent>> expand(PCollection<KV<String, PageEvent>> events) {
    return events
        .apply("Wait for regions", ParDo.of(new FinishFn(settings)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(DocumentEvent.class)));
  }

  private static final class FinishFn
      extends DoFn<KV<String, PageEvent>, KV<String, DocumentEvent>> {
    private static final long serialVersionUID = 1L;

    @StateId("events")
    private final StateSpec<BagState<PageEvent>> eventsSpec =
        StateSpecs.bag(MessageCoder.of(PageEvent.class));

    private final Settings settings;
    private final Counter done = Metrics.counter("colophon", "pages-done");

    FinishFn(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void event(
        @Element KV<String, PageEvent> element,
        @StateId("events") BagState<PageEvent> events,
        OutputReceiver<KV<String, DocumentEvent>> out)
        throws IOException {
      events.add(element.getValue());
      PendingPage page = null;
      final List<RegionReading> readings = new ArrayList<>();
      final Set<String> regions = new HashSet<>();
      for (final PageEvent event : events.read()) {
        if (event.hasPending()) {
          page = event.getPending();
        } else if (regions.add(event.getReading().getRegionId())) {
          readings.add(FlowCodec.fromProto(event.getReading()));
        }
      }
      if (page != null && readings.size() == page.getTasks()) {
        finish(page, readings);
        events.clear();
        done.inc();
        out.output(KV.of(page.getDocumentId(), receipt(page)));
      }
    }

    private void finish(PendingPage page, List<RegionReading> readings) throws IOException {
      final PageStore store = settings.pageStore();
      final String document = page.getDocumentId();
      final Fingerprints made = settings.fingerprints();
      if (store.isFinished(document, made, page.getNumber())) {
        // These events came before, and whoever may answer otherwise the second time was heard.
        return;
      }
      final PageDraft draft =
          store
              .draft(document, made, page.getNumber())
              .orElseThrow(
                  () ->
                      new IOException(
                          "page "
                              + page.getNumber()
                              + " of "
                              + document
                              + " vanished from the page store"));
      for (final KindCount read : page.getRegionsReadList()) {
        keep(draft, LayoutCodec.fromProto(read.getKind()), readings, store, made);
      }
      final String source = page.getSource();
      store.finish(
          document,
          made,
          draft,
          PageFinisher.finish(
              draft, readings.stream().map(reading -> named(reading, source)).toList()));
    }

    /**
     * What came back is kept for runs that read other kinds otherwise, unless some of it failed.
     */
    private static void keep(
        PageDraft draft,
        RegionKind kind,
        List<RegionReading> readings,
        PageStore store,
        Fingerprints made)
        throws IOException {
      final Set<String> regions =
          draft.tasks().stream()
              .filter(task -> task.kind() == kind)
              .map(RegionTask::id)
              .collect(Collectors.toSet());
      final List<RegionReading> ofKind =
          readings.stream()
              .filter(reading -> regions.contains(reading.regionId()))
              .sorted(Comparator.comparing(RegionReading::regionId))
              .toList();
      if (ofKind.stream().allMatch(reading -> reading.failure().isEmpty())) {
        store.putReadings(draft.page().documentId(), made, draft.page().number(), kind, ofKind);
      }
    }

    /** A region's failure with the name of its source, which its task did not carry. */
    private static RegionReading named(RegionReading reading, String source) {
      return new RegionReading(
          reading.regionId(),
          reading.pageId(),
          reading.reading(),
          reading.alternatives(),
          reading.costs(),
          reading
              .failure()
              .map(
                  failure ->
                      new Failure(
                          failure.stage(),
                          source,
                          failure.documentId(),
                          failure.elementId(),
                          failure.cause(),
                          source + ": " + failure.message(),
                          failure.cure(),
                          failure.attempts())));
    }

    private static DocumentEvent receipt(PendingPage page) {
      return DocumentEvent.newBuilder()
          .setReceipt(
              Receipt.newBuilder()
                  .setDocumentId(page.getDocumentId())
                  .setPageNumber(page.getNumber())
                  .setStatus(Status.STATUS_COMPLETE)
                  .setFirstPassKept(page.getFirstPassKept())
                  .addAllRegionsRead(page.getRegionsReadList()))
          .build();
    }
  }
}
