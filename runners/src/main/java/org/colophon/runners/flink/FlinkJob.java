package org.colophon.runners.flink;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.beam.sdk.PipelineResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.colophon.runners.launch.JobCounts;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;

/** A job that a cluster has taken. It goes on when nobody waits for it. */
public final class FlinkJob implements RunningJob {
  private final PipelineResult result;
  private final JobClient client;
  private final FlinkRest rest;
  private final StepRecords steps;

  FlinkJob(PipelineResult result, JobClient client, FlinkRest rest) {
    this.result = result;
    this.client = client;
    this.rest = rest;
    this.steps = new StepRecords(rest, client.getJobID());
  }

  /** As the web interface and the REST interface name it. */
  public JobID id() {
    return client.getJobID();
  }

  /** Of the cluster that runs it. */
  public RestAddress master() {
    return rest.address();
  }

  @Override
  public PipelineResult result() {
    return result;
  }

  @Override
  public JobCounts counts() {
    // Beam hands its counters over when a job has ended, and not before.
    return result.getState().isTerminal() ? JobCounts.of(metrics()) : steps.counts();
  }

  @Override
  public void await() throws LaunchException {
    try {
      client.getJobExecutionResult().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("interrupted; job " + id() + " goes on at " + master(), e);
    } catch (ExecutionException | CancellationException e) {
      throw new LaunchException(
          "job " + id() + " at " + master() + ": " + FlinkFailures.innermost(e), e);
    }
  }
}
