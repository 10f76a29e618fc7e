package org.colophon.transforms.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.RegionKind;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.testing.BeamPipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CountReceiptsTest {
  private static final KvCoder<String, DocumentEvent> EVENTS =
      KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(DocumentEvent.class));

  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @Test
  void letsADocumentGoOnceWhenAllItsPagesEndedInAnyOrder() {
    final List<KV<String, DocumentEvent>> events = new ArrayList<>();
    for (int document = 0; document < 20; document++) {
      final String id = "d" + document;
      events.add(opened(id, 7));
      for (int page = 1; page <= 7; page++) {
        events.add(done(id, page));
      }
      events.add(done(id, 3));
    }
    Collections.shuffle(events, new Random(7));
    PAssert.that(
            beam.get().apply(Create.of(events).withCoder(EVENTS)).apply(CountReceipts.create()))
        .satisfies(
            completed -> {
              final List<String> ids = new ArrayList<>();
              completed.forEach(one -> ids.add(one.getDocument().getId()));
              Collections.sort(ids);
              assertEquals(20, ids.size());
              assertEquals(20, ids.stream().distinct().count());
              return null;
            });
    beam.get().run().waitUntilFinish();
  }

  @Test
  void waitsInAStreamForTheLastPageAndNamesTheFailedOnes() {
    final TestStream<KV<String, DocumentEvent>> stream =
        TestStream.create(EVENTS)
            .addElements(failed("d1", 2))
            .addElements(opened("d1", 3), opened("d2", 2))
            .addElements(done("d1", 1), done("d2", 1))
            .addElements(done("d1", 3))
            .advanceWatermarkToInfinity();
    PAssert.that(beam.get().apply(stream).apply(CountReceipts.create()))
        .satisfies(
            completed -> {
              final CompletedDocument only = completed.iterator().next();
              assertEquals("d1", only.getDocument().getId());
              assertEquals(1, only.getFailedCount());
              assertEquals(2, only.getFailed(0).getPageNumber());
              assertEquals("DAMAGED", only.getFailed(0).getFailure().getCause());
              return null;
            });
    beam.get().run().waitUntilFinish();
  }

  @Test
  void saysWhatWasKeptOfADocumentThatIsMadeAgain() {
    final KV<String, DocumentEvent> again = opened("d1", 4);
    final KV<String, DocumentEvent> redone =
        KV.of(
            "d1",
            again.getValue().toBuilder()
                .setOpened(again.getValue().getOpened().toBuilder().addRedo("the routes changed"))
                .build());
    final TestStream<KV<String, DocumentEvent>> stream =
        TestStream.create(EVENTS)
            .addElements(tablesRead("d1", 2), tablesRead("d1", 2), tablesRead("d2", 1))
            .addElements(redone, done("d1", 1), tablesRead("d1", 4))
            .addElements(opened("d2", 1), failed("d1", 3))
            .advanceWatermarkToInfinity();
    PAssert.that(beam.get().apply(stream).apply(CountReceipts.create()))
        .satisfies(
            completed -> {
              for (final CompletedDocument one : completed) {
                if (one.getDocument().getId().equals("d2")) {
                  assertFalse(one.hasRedone(), "there was no edition");
                } else {
                  assertEquals(1, one.getRedone().getDocuments());
                  assertEquals(4, one.getRedone().getPages());
                  assertEquals(2, one.getRedone().getPagesKept());
                  assertEquals(6, one.getRedone().getRegions(0).getCount());
                  assertEquals("the routes changed", one.getRedone().getReasons(0).getReason());
                }
              }
              return null;
            });
    beam.get().run().waitUntilFinish();
  }

  private static KV<String, DocumentEvent> tablesRead(String id, int page) {
    final KV<String, DocumentEvent> done = done(id, page);
    return KV.of(
        id,
        DocumentEvent.newBuilder()
            .setReceipt(
                done.getValue().getReceipt().toBuilder()
                    .setFirstPassKept(true)
                    .addRegionsRead(
                        KindCount.newBuilder().setKind(RegionKind.REGION_KIND_TABLE).setCount(3)))
            .build());
  }

  private static KV<String, DocumentEvent> opened(String id, int pages) {
    final Document.Builder document = Document.newBuilder().setId(id).setPageCount(pages);
    for (int page = 1; page <= pages; page++) {
      document.addPages(page);
    }
    return KV.of(id, DocumentEvent.newBuilder().setOpened(document).build());
  }

  private static KV<String, DocumentEvent> done(String id, int page) {
    return KV.of(
        id,
        DocumentEvent.newBuilder()
            .setReceipt(
                Receipt.newBuilder()
                    .setDocumentId(id)
                    .setPageNumber(page)
                    .setStatus(Status.STATUS_COMPLETE))
            .build());
  }

  private static KV<String, DocumentEvent> failed(String id, int page) {
    return KV.of(
        id,
        DocumentEvent.newBuilder()
            .setReceipt(
                Receipt.newBuilder()
                    .setDocumentId(id)
                    .setPageNumber(page)
                    .setStatus(Status.STATUS_FAILED)
                    .setFailure(Failure.newBuilder().setCause("DAMAGED")))
            .build());
  }
}
