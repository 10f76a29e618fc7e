package org.colophon.transforms.pages;

import java.io.IOException;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.colophon.specialists.work.LocalWorkbench;
import org.colophon.specialists.work.QuarantineBench;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.Workbench;
import org.colophon.specialists.work.WorkerPool;
import org.colophon.transforms.files.BeamFileSystems;

/**
 * A step whose work runs behind the workbench seam: in this JVM, or in the pool of worker
 * processes.
 */
public abstract class BenchFn<I, O> extends DoFn<I, O> {
  private static final long serialVersionUID = 1L;

  protected final Settings settings;
  private transient Workbench workbench;

  protected BenchFn(Settings settings) {
    this.settings = settings;
  }

  /** Runners make the file systems known to Beam; worker processes are not theirs. */
  @Setup
  public final void reachFiles(PipelineOptions options) {
    BeamFileSystems.configure(options);
  }

  /** Opened at the first element, so that a step without work costs nothing. */
  protected final Workbench workbench() throws IOException {
    if (workbench == null) {
      workbench =
          new QuarantineBench(
              settings.isolation() == Settings.Isolation.PROCESS
                  ? WorkerPool.shared(settings)
                  : new LocalWorkbench(settings),
              settings);
    }
    return workbench;
  }

  @Teardown
  public final void closeWorkbench() {
    if (workbench != null) {
      workbench.close();
      workbench = null;
    }
  }
}
