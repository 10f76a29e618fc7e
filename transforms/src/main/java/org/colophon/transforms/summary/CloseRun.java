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

  private CloseRun(Settings settings) {
    this.settings = settings;
  }

  public static CloseRun with(Settings settings) {
    return new CloseRun(settings);
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<RunSummary> summary) {
    return summary
        .apply("Close", ParDo.of(new CloseFn(settings)))
        .setCoder(MessageCoder.of(RunSummary.class));
  }

  private static final class CloseFn extends DoFn<RunSummary, RunSummary> {
    private static final long serialVersionUID = 1L;

    private final Settings settings;

    CloseFn(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void close(@Element RunSummary summary, OutputReceiver<RunSummary> out)
        throws IOException {
      final Path output = settings.outputPath();
      if (settings.renditions().contains(Rendition.PARQUET)) {
        Patience.ofProcess()
            .with(
                () -> {
                  Datasets.rebuild(output);
                  return output;
                });
      }
      AtomicFile.write(
          output.resolve("work").resolve(SUMMARY_FILE),
          summary.toByteArray(),
          Patience.ofProcess());
      out.output(summary);
    }
  }
}
