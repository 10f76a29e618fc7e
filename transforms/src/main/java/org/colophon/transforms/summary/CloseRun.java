package org.colophon.transforms.summary;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.parquet.Datasets;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Patience;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.coders.MessageCoder;

/**
 * When every outcome of the run stands: rebuilds the view of all documents in {@code dataset/} and
 * leaves the run's summary in the page store, where the command line finds it.
 */
public final class CloseRun extends PTransform<PCollection<RunSummary>, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;

  /** Below {@code work/}: the summary of the last run. */
  public static final String SUMMARY_FILE = "summary.pb";

  private final Settings settings;
  private final boolean datasets;

  private CloseRun(Settings settings, boolean datasets) {
    this.settings = settings;
    this.datasets = datasets;
  }

  public static CloseRun with(Settings settings) {
    return new CloseRun(settings, settings.renditions().contains(Rendition.PARQUET));
  }

  /** Leaves {@code dataset/} as it is: for one of several jobs after which it is compacted once. */
  public CloseRun withoutDatasets() {
    return new CloseRun(settings, false);
  }

  /**
   * Leaves a summary where the command line finds it.
   *
   * @param output the output folder
   */
  public static void leave(Path output, RunSummary summary) throws IOException {
    AtomicFile.write(
        output.resolve("work").resolve(SUMMARY_FILE), summary.toByteArray(), Patience.ofProcess());
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<RunSummary> summary) {
    return summary
        .apply("Close", ParDo.of(new CloseFn(settings.output(), datasets)))
        .setCoder(MessageCoder.of(RunSummary.class));
  }

  private static final class CloseFn extends DoFn<RunSummary, RunSummary> {
    private static final long serialVersionUID = 1L;

    private final String output;
    private final boolean datasets;

    CloseFn(String output, boolean datasets) {
      this.output = output;
      this.datasets = datasets;
    }

    @ProcessElement
    public void close(@Element RunSummary summary, OutputReceiver<RunSummary> out)
        throws IOException {
      final Path folder = Locations.path(output);
      if (datasets) {
        Patience.ofProcess()
            .with(
                () -> {
                  Datasets.rebuild(folder);
                  return folder;
                });
      }
      leave(folder, summary);
      out.output(summary);
    }
  }
}
