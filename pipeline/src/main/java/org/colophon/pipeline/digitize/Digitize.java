package org.colophon.pipeline.digitize;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.open.ListSources;
import org.colophon.transforms.summary.CloseRun;
import org.colophon.transforms.summary.SummarizeRun;

/**
 * Digitizes sources into structured editions: the whole job, from names of sources to a summary of
 * what was done. Usable as a transform in another pipeline, or by {@link #main}.
 */
public final class Digitize extends PTransform<PCollection<SourceRef>, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private final CloseRun close;

  private Digitize(Settings settings, CloseRun close) {
    this.settings = settings;
    this.close = close;
  }

  public static Digitize with(Settings settings) {
    return new Digitize(settings, CloseRun.with(settings));
  }

  /** Leaves {@code dataset/} as it is: for one of several jobs after which it is compacted once. */
  public Digitize withoutDatasets() {
    return new Digitize(settings, close.withoutDatasets());
  }

  /** Runs the job with Beam's options and waits for its end. */
  public static void main(String[] args) {
    final DigitizeOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(DigitizeOptions.class);
    run(options).waitUntilFinish();
  }

  /**
   * Checks the options and starts the job.
   *
   * @throws DigitizePlan.InvalidOptionsException if an option cannot be carried out
   */
  public static PipelineResult run(DigitizeOptions options) {
    return run(options, DigitizePlan.of(options));
  }

  /** Starts the job by a plan that was made before. */
  public static PipelineResult run(DigitizeOptions options, DigitizePlan plan) {
    RunOptions.keep(options, plan.settings().outputPath());
    final Pipeline pipeline = Pipeline.create(options);
    final Digitize digitize = Digitize.with(plan.settings());
    if (plan.slice().isEmpty()) {
      pipeline
          .apply(
              "List sources", ListSources.of(plan.inputs()).withFoldersGrouped(plan.groupFolders()))
          .apply("Digitize", digitize);
    } else {
      pipeline
          .apply("List sources", ListSources.fromSlice(plan.slice()))
          .apply("Digitize", digitize.withoutDatasets());
    }
    return pipeline.run();
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<SourceRef> sources) {
    final PCollectionTuple published = sources.apply("Publish", PublishDocuments.with(settings));
    return published
        .get(PublishDocuments.OUTCOMES)
        .apply("Summarize", SummarizeRun.with(published.get(PublishDocuments.FAILURES)))
        .apply("Close the run", close);
  }
}
