package org.colophon.transforms.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.colophon.datasets.assemble.EditionNames;
import org.colophon.datasets.outcomes.Editions;
import org.colophon.datasets.outcomes.Judgement;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.NameEvent;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.coders.MessageCoder;

/**
 * Adds to an edition the names under which its bytes were found after the document had gone on its
 * way. A name that comes while the document is still being read waits, in keyed state, until the
 * edition stands: only then may its files be written.
 */
public final class AddNames extends PTransform<PCollection<Document>, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;
  private static final MessageCoder<NameEvent> EVENTS = MessageCoder.of(NameEvent.class);

  private final Settings settings;
  private final PCollection<Outcome> outcomes;
  private final PCollection<Failure> failures;

  private AddNames(
      Settings settings, PCollection<Outcome> outcomes, PCollection<Failure> failures) {
    this.settings = settings;
    this.outcomes = outcomes;
    this.failures = failures;
  }

  /**
   * Of documents as they were found under one more name.
   *
   * @param outcomes of documents that were published
   * @param failures of documents that could not be
   */
  public static AddNames to(
      PCollection<Outcome> outcomes, PCollection<Failure> failures, Settings settings) {
    return new AddNames(settings, outcomes, failures);
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<Document> found) {
    return PCollectionList.of(found.apply("Found", ParDo.of(new FoundFn())).setCoder(keyed()))
        .and(outcomes.apply("Published", ParDo.of(new PublishedFn())).setCoder(keyed()))
        .and(failures.apply("Not published", ParDo.of(new FailedFn())).setCoder(keyed()))
        .apply("Names and ends", Flatten.pCollections())
        .apply("Add", ParDo.of(new AddFn(settings)))
        .setCoder(MessageCoder.of(RunSummary.class));
  }

  private static KvCoder<String, NameEvent> keyed() {
    return KvCoder.of(StringUtf8Coder.of(), EVENTS);
  }

  private static KV<String, NameEvent> ended(String documentId) {
    return KV.of(documentId, NameEvent.newBuilder().setEnded(true).build());
  }

  private static final class FoundFn extends DoFn<Document, KV<String, NameEvent>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void found(@Element Document document, OutputReceiver<KV<String, NameEvent>> out) {
      out.output(KV.of(document.getId(), NameEvent.newBuilder().setFound(document).build()));
    }
  }

  private static final class PublishedFn extends DoFn<Outcome, KV<String, NameEvent>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void published(@Element Outcome outcome, OutputReceiver<KV<String, NameEvent>> out) {
      out.output(ended(outcome.getDocument().getId()));
    }
  }

  private static final class FailedFn extends DoFn<Failure, KV<String, NameEvent>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void failed(@Element Failure failure, OutputReceiver<KV<String, NameEvent>> out) {
      out.output(ended(failure.getDocumentId()));
    }
  }

  private static final class AddFn extends DoFn<KV<String, NameEvent>, RunSummary> {
    private static final long serialVersionUID = 1L;

    @StateId("early")
    private final StateSpec<BagState<Document>> earlySpec =
        StateSpecs.bag(MessageCoder.of(Document.class));

    private final Settings settings;

    AddFn(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void event(
        @Element KV<String, NameEvent> element,
        @StateId("early") BagState<Document> early,
        OutputReceiver<RunSummary> out)
        throws IOException {
      final NameEvent event = element.getValue();
      if (event.hasFound()) {
        if (!add(event.getFound(), out)) {
          early.add(event.getFound());
        }
        return;
      }
      final List<Document> waiting = new ArrayList<>();
      early.read().forEach(waiting::add);
      if (!waiting.isEmpty()) {
        early.clear();
        for (final Document document : waiting) {
          // Without an edition there is nothing to name; the next pass will find these again.
          add(document, out);
        }
      }
    }

    /** Whether the edition stands, and so knows the name now. */
    private boolean add(Document found, OutputReceiver<RunSummary> out) throws IOException {
      final Judgement judgement =
          Editions.in(settings.outputPath(), settings.run())
              .judge(DocumentCodec.fromProto(found), settings.madeWith(), settings.editions());
      if (judgement.action() == Judgement.Action.ADD_NAMES) {
        EditionNames.add(
            settings.outputPath(), judgement.earlier().orElseThrow(), judgement.document());
        out.output(RunSummary.newBuilder().setDocumentsRenamed(1).build());
        return true;
      }
      return judgement.action() == Judgement.Action.KEEP;
    }
  }
}
