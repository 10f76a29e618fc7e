package org.colophon.pipeline.evaluate;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.colophon.datasets.schema.proto.EvaluationSummary;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.TruthPair;
import org.colophon.pipeline.digitize.PublishDocuments;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.evaluate.CloseEvaluation;
import org.colophon.transforms.evaluate.EvaluationSettings;
import org.colophon.transforms.evaluate.Pairs;
import org.colophon.transforms.evaluate.ScoreSources;

/**
 * Digitizes sources as every other job does and scores them against their truth: from pairs of
 * source and truth to tables of scores and a report.
 */
public final class Evaluate
    extends PTransform<PCollection<TruthPair>, PCollection<EvaluationSummary>> {
  private static final long serialVersionUID = 1L;

  private final EvaluationSettings settings;

  private Evaluate(EvaluationSettings settings) {
    this.settings = settings;
  }

  public static Evaluate with(EvaluationSettings settings) {
    return new Evaluate(settings);
  }

  /** Runs the job with Beam's options and waits for its end. */
  public static void main(String[] args) {
    final EvaluateOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(EvaluateOptions.class);
    run(options, EvaluatePlan.of(options)).waitUntilFinish();
  }

  /** Starts the job by a plan that was made before. */
  public static PipelineResult run(EvaluateOptions options, EvaluatePlan plan) {
    final Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "Pairs",
            Create.of(Pairs.toProto(plan.pairs())).withCoder(MessageCoder.of(TruthPair.class)))
        .apply("Evaluate", Evaluate.with(plan.settings()));
    return pipeline.run();
  }

  @Override
  public PCollection<EvaluationSummary> expand(PCollection<TruthPair> pairs) {
    final PCollection<Outcome> outcomes =
        pairs
            .apply(
                "Sources",
                MapElements.into(TypeDescriptor.of(SourceRef.class)).via(TruthPair::getSource))
            .setCoder(MessageCoder.of(SourceRef.class))
            .apply("Publish", PublishDocuments.with(settings.reading()))
            .get(PublishDocuments.OUTCOMES);
    return outcomes
        .apply("Score", ScoreSources.of(pairs, settings))
        .apply("Close", CloseEvaluation.with(settings));
  }
}
