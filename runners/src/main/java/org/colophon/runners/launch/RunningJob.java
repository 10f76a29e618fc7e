package org.colophon.runners.launch;

import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;

/** A job that was started. */
public interface RunningJob {
  /** Beam's view of it. */
  PipelineResult result();

  /** How far it is, as far as it can be told at this moment. */
  JobCounts counts();

  /**
   * Waits for its end.
   *
   * @throws LaunchException if it failed or was cancelled, with the innermost cause
   */
  void await() throws LaunchException;

  /** What its steps counted; complete when it has ended. */
  default MetricResults metrics() {
    return result().metrics();
  }
}
