package org.colophon.transforms.assemble;

import java.io.IOException;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.Workbench.WorkException;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.pages.BenchFn;

/** Publishes completed documents: their renditions, their fragments, and their outcome last. */
public final class AssembleDocuments
    extends PTransform<PCollection<CompletedDocument>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<Outcome> OUTCOMES = new TupleTag<>() {};

  /** Documents that could not be published. */
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};

  private final Settings settings;

  private AssembleDocuments(Settings settings) {
    this.settings = settings;
  }

  public static AssembleDocuments with(Settings settings) {
    return new AssembleDocuments(settings);
  }

  @Override
  public PCollectionTuple expand(PCollection<CompletedDocument> completed) {
    final PCollectionTuple assembled =
        completed
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply(
                "Publish",
                ParDo.of(new AssembleFn(settings))
                    .withOutputTags(OUTCOMES, TupleTagList.of(FAILURES)));
    assembled.get(OUTCOMES).setCoder(MessageCoder.of(Outcome.class));
    assembled.get(FAILURES).setCoder(MessageCoder.of(Failure.class));
    return assembled;
  }

  private static final class AssembleFn extends BenchFn<CompletedDocument, Outcome> {
    private static final long serialVersionUID = 1L;

    private final Counter done = Metrics.counter("colophon", "documents-done");

    AssembleFn(Settings settings) {
      super(settings);
    }

    @ProcessElement
    public void assemble(@Element CompletedDocument completed, MultiOutputReceiver out)
        throws IOException {
      try {
        final Outcome.Builder outcome =
            DocumentCodec.toProto(workbench().assemble(completed)).toBuilder();
        if (completed.hasRedone()) {
          outcome.setRedone(completed.getRedone());
        }
        out.get(OUTCOMES).output(outcome.build());
        done.inc();
      } catch (WorkException e) {
        out.get(FAILURES).output(FlowCodec.toProto(e.failure()));
      }
    }
  }
}
