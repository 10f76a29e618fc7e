package org.colophon.runners.launch;

import java.util.function.Supplier;
import org.apache.beam.sdk.PipelineResult;
import org.colophon.pipeline.digitize.DigitizeOptions;

/**
 * A way to run jobs. First {@link #applyTo} sets the options, then the job's plan is made of them,
 * then {@link #start} starts it. Closing ends what runs in this JVM; a job on a cluster goes on.
 */
public interface Launch extends AutoCloseable {
  /**
   * Sets the runner and its options, and the number of workers of a JVM where the user left it
   * open.
   */
  void applyTo(DigitizeOptions options);

  /**
   * Starts a job.
   *
   * @param options those that were set
   * @param job builds the pipeline with them and runs it, without waiting for its end
   * @throws LaunchException if it could not be started
   */
  RunningJob start(DigitizeOptions options, Supplier<PipelineResult> job) throws LaunchException;

  @Override
  void close();
}
