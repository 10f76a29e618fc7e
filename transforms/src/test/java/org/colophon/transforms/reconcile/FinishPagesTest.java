package org.colophon.transforms.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.KV;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.LayoutCodec;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.PageEvent;
import org.colophon.datasets.schema.proto.PendingPage;
import org.colophon.datasets.store.PageStore;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.testing.BeamPipeline;
import org.colophon.transforms.testing.StandardSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FinishPagesTest {
  private static final KvCoder<String, PageEvent> EVENTS =
      KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(PageEvent.class));
  private static final String DOCUMENT = "d0123456789abcdef";
  private static final String PAGE = DOCUMENT + "_p00001";
  private static final Box BOX = new Box(0, 0, 100, 50);

  @RegisterExtension final BeamPipeline beam = new BeamPipeline();
  @TempDir Path output;

  @Test
  void aPageIsFinishedOnceByEventsInAnyOrderAndRepeated() throws IOException {
    final Settings settings = StandardSettings.at(output);
    final PageStore store = settings.pageStore();
    store.putDraft(DOCUMENT, settings.fingerprints(), draft());
    final List<KV<String, PageEvent>> events =
        new ArrayList<>(
            List.of(pending(), reading(1, "one"), reading(2, "two"), reading(3, "three")));
    events.add(reading(2, "two"));
    Collections.shuffle(events, new Random(5));
    // Everything comes again after a restart, and whoever may answer otherwise does.
    events.addAll(List.of(pending(), reading(3, "tree"), reading(2, "to"), reading(1, "won")));
    TestStream.Builder<KV<String, PageEvent>> stream = TestStream.create(EVENTS);
    for (final KV<String, PageEvent> event : events) {
      stream = stream.addElements(event);
    }
    PAssert.that(
            beam.get().apply(stream.advanceWatermarkToInfinity()).apply(FinishPages.with(settings)))
        .satisfies(
            receipts -> {
              for (final KV<String, DocumentEvent> receipt : receipts) {
                assertEquals(DOCUMENT, receipt.getKey());
                assertTrue(receipt.getValue().getReceipt().getFirstPassKept());
                assertEquals(1, receipt.getValue().getReceipt().getRegionsReadCount());
              }
              return null;
            });
    beam.get().run().waitUntilFinish();
    assertEquals(
        List.of("one", "two", "three"),
        store.finished(DOCUMENT, settings.fingerprints(), 1).orElseThrow().page().regions().stream()
            .map(region -> region.reading().provenance().parameters().get("said"))
            .toList());
    assertEquals(2, store.readings(DOCUMENT, settings.fingerprints(), 1, RegionKind.TABLE).size());
    assertEquals(
        List.of(),
        store.readings(DOCUMENT, settings.fingerprints(), 1, RegionKind.FIGURE),
        "what was kept from an earlier run is not written again");
  }

  @Test
  void readingsThatFailedAreNotKept() throws IOException {
    final Settings settings = StandardSettings.at(output);
    final PageStore store = settings.pageStore();
    store.putDraft(DOCUMENT, settings.fingerprints(), draft());
    beam.get()
        .apply(
            TestStream.create(EVENTS)
                .addElements(pending(), reading(1, "one"), failed(2), reading(3, "three"))
                .advanceWatermarkToInfinity())
        .apply(FinishPages.with(settings));
    beam.get().run().waitUntilFinish();
    assertEquals(
        "book: the disk is full",
        store
            .finished(DOCUMENT, settings.fingerprints(), 1)
            .orElseThrow()
            .failures()
            .get(0)
            .message());
    assertEquals(List.of(), store.readings(DOCUMENT, settings.fingerprints(), 1, RegionKind.TABLE));
  }

  /** Two tables that are read now, and a figure of which the reading was kept. */
  private static PageDraft draft() {
    final List<Region> regions =
        List.of(
            region(1, RegionKind.TABLE), region(2, RegionKind.TABLE), region(3, RegionKind.FIGURE));
    final Page page =
        new Page(
            PAGE,
            DOCUMENT,
            1,
            100,
            100,
            300,
            PageOrigin.OCR,
            "",
            TransformChain.identity(100, 100),
            List.of(),
            regions,
            "eng");
    return new PageDraft(
        page,
        regions.stream().map(region -> task(region.id(), region.kind())).toList(),
        List.of(),
        List.of());
  }

  private static Region region(int number, RegionKind kind) {
    return new Region(id(number), kind, 0, BOX, "", said("nothing"), List.of());
  }

  private static RegionTask task(String id, RegionKind kind) {
    return new RegionTask(
        id,
        DOCUMENT,
        PAGE,
        kind,
        BOX,
        300,
        new byte[0],
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        "",
        "",
        "eng",
        1);
  }

  private static Reading said(String word) {
    return new Reading(
        new Content.Text(List.of()), 0.5, new Provenance("reader", "1", "", Map.of("said", word)));
  }

  private static String id(int number) {
    return PAGE + "_r000" + number;
  }

  private static KV<String, PageEvent> pending() {
    return KV.of(
        PAGE,
        PageEvent.newBuilder()
            .setPending(
                PendingPage.newBuilder()
                    .setDocumentId(DOCUMENT)
                    .setSource("book")
                    .setNumber(1)
                    .setTasks(3)
                    .setFirstPassKept(true)
                    .addRegionsRead(
                        KindCount.newBuilder()
                            .setKind(LayoutCodec.toProto(RegionKind.TABLE))
                            .setCount(2)))
            .build());
  }

  private static KV<String, PageEvent> reading(int number, String word) {
    return event(
        new RegionReading(
            id(number), PAGE, Optional.of(said(word)), List.of(), List.of(), Optional.empty()));
  }

  private static KV<String, PageEvent> failed(int number) {
    return event(
        new RegionReading(
            id(number),
            PAGE,
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of(
                new Failure(
                    "region",
                    "",
                    DOCUMENT,
                    id(number),
                    "region-not-kept",
                    "the disk is full",
                    "",
                    1))));
  }

  private static KV<String, PageEvent> event(RegionReading reading) {
    return KV.of(PAGE, PageEvent.newBuilder().setReading(FlowCodec.toProto(reading)).build());
  }
}
