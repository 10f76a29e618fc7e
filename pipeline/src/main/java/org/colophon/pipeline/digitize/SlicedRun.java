package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.colophon.datasets.parquet.Datasets;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.slices.SliceCutter;
import org.colophon.datasets.slices.Slices;
import org.colophon.datasets.sources.SourceListing;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.summary.CloseRun;
import org.colophon.transforms.summary.Summaries;

/**
 * A long backfill as bounded jobs, one after another, so that what fails or is lost costs one
 * slice. A later run goes on with the slices that are not done.
 */
public final class SlicedRun {
  private static final int TRIES = 2;

  private final DigitizePlan plan;
  private final int size;
  private final BoundedJob job;
  private final Consumer<String> progress;
  private final Slices slices;

  /** Runs one job to its end. */
  public interface BoundedJob {
    /**
     * Runs it.
     *
     * @return what it did
     * @throws Exception if it failed as a whole; that sources failed is part of the summary
     */
    RunSummary run(DigitizePlan plan) throws Exception;
  }

  /**
   * What all slices did.
   *
   * @param summary of the slices that are done, those of earlier runs among them
   * @param failures one line for each slice whose job failed
   */
  public record Result(RunSummary summary, List<String> failures) {
    public Result {
      failures = List.copyOf(failures);
    }
  }

  /**
   * @param size sources in a slice
   * @param progress receives a line for each slice, and what changed since an earlier run
   */
  public SlicedRun(DigitizePlan plan, int size, BoundedJob job, Consumer<String> progress) {
    this.plan = plan;
    this.size = size;
    this.job = job;
    this.progress = progress;
    this.slices = Slices.of(plan.settings().outputPath());
  }

  /**
   * Runs every slice that is not done, then compacts the datasets.
   *
   * @throws IOException if sources cannot be listed, or the output cannot be written
   */
  public Result run() throws IOException {
    new SliceCutter(slices, size, options(), this::list, progress).cut();
    final List<Integer> all = slices.all();
    final List<RunSummary> summaries = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      final int slice = all.get(i);
      if (!slices.isDone(slice)) {
        progress.accept("slice " + (i + 1) + " of " + all.size());
        slice(slice, failures);
      }
      if (slices.isDone(slice)) {
        summaries.add(slices.summary(slice));
      }
    }
    final Path output = plan.settings().outputPath();
    if (plan.settings().renditions().contains(Rendition.PARQUET)) {
      progress.accept("compacting the datasets");
      Datasets.rebuild(output);
    }
    final RunSummary summary = Summaries.merge(summaries);
    CloseRun.leave(output, summary);
    return new Result(summary, failures);
  }

  private void slice(int slice, List<String> failures) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        slices.done(slice, job.run(plan.withSlice(slices.list(slice).toUri().toString())));
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted in slice " + slice, e);
      } catch (Exception e) {
        final String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (attempt == TRIES) {
          slices.failed(slice, cause);
          failures.add("slice " + slice + ": its job failed (" + cause + "); run the same again");
          return;
        }
        progress.accept("slice " + slice + ": its job failed (" + cause + "); once more");
      }
    }
  }

  private void list(Consumer<SourceRef> found) throws IOException {
    for (final String input : plan.inputs()) {
      new SourceListing(plan.groupFolders(), found, skipped -> {}).list(input);
    }
  }

  /** What makes the result of a source another one, or makes other sources of the same files. */
  private String options() {
    final Settings settings = plan.settings();
    return settings.editionFingerprint(List.of())
        + " "
        + settings.pages()
        + " "
        + plan.groupFolders();
  }
}
