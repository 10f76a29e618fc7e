package org.colophon.runners.flink;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.beam.sdk.PipelineResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.colophon.runners.launch.JobCounts;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that a cluster has taken. It goes on when nobody waits for it. */
public final class FlinkJob implements RunningJob {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkJob.class);

  private final PipelineResult result;
  private final JobClient client;
  private final FlinkRest rest;
  private final StateFolders state;
  private final StepRecords steps;
  private JobCounts last = JobCounts.NONE;

  FlinkJob(PipelineResult result, JobClient client, FlinkRest rest, StateFolders state) {
    this.result = result;
    this.client = client;
    this.rest = rest;
    this.state = state;
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

  /** Where it keeps its state. */
  public StateFolders state() {
    return state;
  }

  @Override
  public PipelineResult result() {
    return result;
  }

  /** The last known ones where the cluster does not answer. */
  @Override
  public synchronized JobCounts counts() {
    try {
      // Beam hands over the counters of tasks that have ended, and of no others.
      final boolean ended = result.getState().isTerminal();
      final JobCounts exact = JobCounts.of(metrics());
      // A task that ends takes its own counts along before Beam's are there.
      last = ended ? exact : last.most(exact).most(steps.counts());
    } catch (IOException | RuntimeException e) {
      // Beam wraps what it meets in a bare RuntimeException.
      LOG.debug("no progress from {}", master(), e);
    }
    return last;
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
