package org.colophon.pipeline.ingest;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.digitize.PublishDocuments;
import org.colophon.pipeline.digitize.RunOptions;
import org.colophon.transforms.ingest.IngestSettings;
import org.colophon.transforms.ingest.KeepLedger;
import org.colophon.transforms.ingest.LookForSources;
import org.colophon.transforms.ingest.SettleSources;
import org.colophon.transforms.summary.CloseRun;
import org.colophon.transforms.summary.SummarizeRun;

/**
 * Digitizes what is new in an archive: one pass, or round after round as long as the job runs.
 * Sources that were done and look as they did cost a look; files that are still being written are
 * left alone.
 */
public final class Ingest extends PTransform<PBegin, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;

  private final IngestSettings settings;

  private Ingest(IngestSettings settings) {
    this.settings = settings;
  }

  public static Ingest with(IngestSettings settings) {
    return new Ingest(settings);
  }

  /** Runs the job with Beam's options and waits for its end. */
  public static void main(String[] args) {
    run(PipelineOptionsFactory.fromArgs(args).withValidation().as(IngestOptions.class))
        .waitUntilFinish();
  }

  /**
   * Checks the options and starts the job.
   *
   * @throws IllegalArgumentException if an option cannot be carried out
   */
  public static PipelineResult run(IngestOptions options) {
    return run(options, IngestPlan.of(options));
  }

  /** Starts the job by a plan that was made before. */
  public static PipelineResult run(IngestOptions options, IngestPlan plan) {
    RunOptions.keep(options, plan.settings().reading().outputPath());
    final Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("Ingest", Ingest.with(plan.settings()));
    return pipeline.run();
  }

  @Override
  public PCollection<RunSummary> expand(PBegin begin) {
    final PCollectionTuple seen = begin.apply("Look", LookForSources.with(settings));
    final PCollectionTuple settled =
        seen.get(LookForSources.LOOKS).apply("Settle", SettleSources.with(settings));
    final PCollectionTuple published =
        settled
            .get(SettleSources.READY)
            .apply("Publish", PublishDocuments.with(settings.reading()));

    PCollectionList.of(seen.get(LookForSources.LEDGER))
        .and(published.get(PublishDocuments.SEEN))
        .apply("Seen", Flatten.pCollections())
        .apply("Keep the ledger", KeepLedger.with(settings));

    return published
        .get(PublishDocuments.OUTCOMES)
        .apply(
            "Summarize",
            SummarizeRun.with(published.get(PublishDocuments.FAILURES))
                .withNotes(notes(seen, settled, published)))
        .apply("Close the run", close());
  }

  private static PCollectionList<RunSummary> notes(
      PCollectionTuple seen, PCollectionTuple settled, PCollectionTuple published) {
    final PCollectionList<RunSummary> notes =
        PCollectionList.of(seen.get(LookForSources.NOTES)).and(settled.get(SettleSources.WAITING));
    return published.has(PublishDocuments.NAMED)
        ? notes.and(published.get(PublishDocuments.NAMED))
        : notes;
  }

  /** While documents come in, the datasets are left alone: compacting them is a job of its own. */
  private CloseRun close() {
    final CloseRun close = CloseRun.with(settings.reading());
    return settings.isWatching() ? close.withoutDatasets() : close;
  }
}
