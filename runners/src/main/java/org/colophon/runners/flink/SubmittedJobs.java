package org.colophon.runners.flink;

import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;

/**
 * Tells which job Flink made of a pipeline: Beam keeps its id to itself. Flink makes a listener of
 * this class for every submission, because the job's configuration names it, and calls it in the
 * thread that submits.
 */
public final class SubmittedJobs implements JobListener {
  private static final ThreadLocal<JobClient> LAST = new ThreadLocal<>();

  /** The last job that this thread has submitted, once. */
  static Optional<JobClient> take() {
    final JobClient last = LAST.get();
    LAST.remove();
    return Optional.ofNullable(last);
  }

  @Override
  public void onJobSubmitted(JobClient job, Throwable failure) {
    if (job != null) {
      LAST.set(job);
    }
  }

  @Override
  public void onJobExecuted(JobExecutionResult result, Throwable failure) {
    // Nobody waits by this way.
  }
}
