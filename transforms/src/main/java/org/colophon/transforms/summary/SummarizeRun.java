package org.colophon.transforms.summary;

import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.colophon.datasets.schema.proto.Failure;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.transforms.coders.MessageCoder;

/**
 * Adds up all outcomes of a run, and the failures that belong to no outcome, to one summary. A
 * stream never ends: there the sum so far is given out every second while it grows.
 */
public final class SummarizeRun extends PTransform<PCollection<Outcome>, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;

  private final PCollection<Failure> failures;
  private final PCollectionList<RunSummary> notes;

  private SummarizeRun(PCollection<Failure> failures, PCollectionList<RunSummary> notes) {
    this.failures = failures;
    this.notes = notes;
  }

  public static SummarizeRun with(PCollection<Failure> failures) {
    return new SummarizeRun(failures, PCollectionList.empty(failures.getPipeline()));
  }

  /** Adds what steps have to tell beside outcomes and failures. */
  public SummarizeRun withNotes(PCollectionList<RunSummary> more) {
    return new SummarizeRun(failures, more);
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<Outcome> outcomes) {
    final MessageCoder<RunSummary> coder = MessageCoder.of(RunSummary.class);
    final PCollection<RunSummary> ofOutcomes =
        outcomes.apply("Outcomes", ParDo.of(new OutcomeFn())).setCoder(coder);
    final PCollection<RunSummary> ofFailures =
        failures.apply("Failures", ParDo.of(new FailureFn())).setCoder(coder);
    final PCollection<RunSummary> all =
        PCollectionList.of(ofOutcomes)
            .and(ofFailures)
            .and(notes.getAll())
            .apply("Both", Flatten.pCollections());
    return all.isBounded() == IsBounded.BOUNDED
        ? all.apply("Add up", Combine.globally(Summaries::merge)).setCoder(coder)
        : all.apply("So far", RunningSummary.create());
  }

  private static final class OutcomeFn extends DoFn<Outcome, RunSummary> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Outcome outcome, OutputReceiver<RunSummary> out) {
      out.output(Summaries.of(outcome));
    }
  }

  private static final class FailureFn extends DoFn<Failure, RunSummary> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Failure failure, OutputReceiver<RunSummary> out) {
      out.output(Summaries.of(failure));
    }
  }
}
