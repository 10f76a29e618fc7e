package org.colophon.transforms.assemble;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.BitSetCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.DocumentEvent;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.Redone;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.metrics.ElementSizes;
import org.colophon.transforms.summary.RedoneSums;
import org.joda.time.Duration;

/**
 * Counts a document's receipts in keyed state and lets the document go when every page that was
 * asked for has ended. Receipts may come before the document, in any order, and more than once; in
 * a stream those that come again when the document has gone are forgotten after a day.
 */
public final class CountReceipts
    extends PTransform<PCollection<KV<String, DocumentEvent>>, PCollection<CompletedDocument>> {
  private static final long serialVersionUID = 1L;

  private CountReceipts() {}

  public static CountReceipts create() {
    return new CountReceipts();
  }

  @Override
  public PCollection<CompletedDocument> expand(PCollection<KV<String, DocumentEvent>> events) {
    return events
        .apply("Count", ParDo.of(new CountFn(events.isBounded() == IsBounded.UNBOUNDED)))
        .setCoder(MessageCoder.of(CompletedDocument.class));
  }

  private static final class CountFn extends DoFn<KV<String, DocumentEvent>, CompletedDocument> {
    private static final long serialVersionUID = 1L;

    /** A document is announced when its pages are sent out, so it is minutes late at the most. */
    private static final Duration PATIENCE = Duration.standardDays(1);

    @StateId("document")
    private final StateSpec<ValueState<Document>> documentSpec =
        StateSpecs.value(MessageCoder.of(Document.class));

    @StateId("ended")
    private final StateSpec<ValueState<BitSet>> endedSpec = StateSpecs.value(BitSetCoder.of());

    @StateId("failed")
    private final StateSpec<BagState<Receipt>> failedSpec =
        StateSpecs.bag(MessageCoder.of(Receipt.class));

    @StateId("kept")
    private final StateSpec<ValueState<Redone>> keptSpec =
        StateSpecs.value(MessageCoder.of(Redone.class));

    @TimerId("forget")
    private final TimerSpec forgetSpec = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

    private final ElementSizes eventBytes = ElementSizes.of("document-event");
    private final ElementSizes completedBytes = ElementSizes.of("completed-document");
    private final boolean stream;

    CountFn(boolean stream) {
      this.stream = stream;
    }

    @ProcessElement
    public void event(
        @Element KV<String, DocumentEvent> element,
        @StateId("document") ValueState<Document> document,
        @StateId("ended") ValueState<BitSet> ended,
        @StateId("failed") BagState<Receipt> failed,
        @StateId("kept") ValueState<Redone> kept,
        @TimerId("forget") Timer forget,
        OutputReceiver<CompletedDocument> out) {
      final DocumentEvent event = element.getValue();
      eventBytes.update(event.getSerializedSize());
      final BitSet pages = ended.read() == null ? new BitSet() : (BitSet) ended.read().clone();
      if (event.hasOpened()) {
        document.write(event.getOpened());
      } else if (!pages.get(event.getReceipt().getPageNumber())) {
        pages.set(event.getReceipt().getPageNumber());
        ended.write(pages);
        if (event.getReceipt().hasFailure()) {
          failed.add(event.getReceipt());
        }
        if (event.getReceipt().getReused() || event.getReceipt().getFirstPassKept()) {
          kept.write(RedoneSums.plus(kept.read(), event.getReceipt()));
        }
      }
      final Document opened = document.read();
      if (opened == null && stream) {
        forget.offset(PATIENCE).setRelative();
      }
      if (opened != null && pages.cardinality() == opened.getPagesCount()) {
        final List<Receipt> failures =
            java.util.stream.StreamSupport.stream(failed.read().spliterator(), false)
                .sorted(Comparator.comparingInt(Receipt::getPageNumber))
                .toList();
        final CompletedDocument completed =
            RedoneSums.completed(opened, kept.read()).toBuilder().addAllFailed(failures).build();
        completedBytes.update(completed.getSerializedSize());
        out.output(completed);
        document.clear();
        ended.clear();
        failed.clear();
        kept.clear();
      }
    }

    @OnTimer("forget")
    public void forget(
        @StateId("document") ValueState<Document> document,
        @StateId("ended") ValueState<BitSet> ended,
        @StateId("failed") BagState<Receipt> failed,
        @StateId("kept") ValueState<Redone> kept) {
      if (document.read() == null) {
        ended.clear();
        failed.clear();
        kept.clear();
      }
    }
  }
}
