package org.colophon.runners.flink;

import java.util.List;
import java.util.function.Supplier;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.runners.launch.JobCounts;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Flink application cluster whose JobManager runs this command, see {@link ApplicationMain}.
 * Restarts, checkpoints and savepoints are set by whoever deploys it.
 */
public final class ApplicationLaunch implements Launch {
  /** What stands for the address of the cluster on the command line. */
  public static final String MASTER = "application";

  private static final Logger LOG = LoggerFactory.getLogger(ApplicationLaunch.class);

  private final JobConfiguration configuration;
  private final int parallelism;
  private final int slotsOfOne;

  /**
   * @param parallelism slots to use; 0 for what the cluster's configuration says
   * @param beam options of Beam that the user set
   * @throws IllegalArgumentException if one of them cannot be carried out
   */
  public ApplicationLaunch(int parallelism, List<String> beam) {
    final Configuration cluster = GlobalConfiguration.loadConfiguration();
    this.configuration = new JobConfiguration(beam);
    this.parallelism = parallelism > 0 ? parallelism : cluster.get(CoreOptions.DEFAULT_PARALLELISM);
    this.slotsOfOne = cluster.get(TaskManagerOptions.NUM_TASK_SLOTS);
  }

  @Override
  public void applyTo(DigitizeOptions options) {
    JobConfiguration.requireWorkerProcesses(options);
    configuration.applyTo(options, parallelism, slotsOfOne);
    options.as(FlinkPipelineOptions.class).setFlinkMaster("[auto]");
  }

  @Override
  public RunningJob start(DigitizeOptions options, Supplier<PipelineResult> job)
      throws LaunchException {
    try {
      return new ApplicationJob(job.get());
    } catch (RuntimeException e) {
      throw new LaunchException("the job was not taken: " + FlinkFailures.innermost(e), e);
    }
  }

  @Override
  public void close() {
    // The cluster ends with its application.
  }

  private record ApplicationJob(PipelineResult result) implements RunningJob {
    @Override
    public JobCounts counts() {
      try {
        return JobCounts.of(result.metrics());
      } catch (RuntimeException e) {
        // Beam wraps what it meets in a bare RuntimeException; the job is not the worse for it.
        LOG.debug("no progress", e);
        return JobCounts.NONE;
      }
    }

    @Override
    public void await() throws LaunchException {
      final PipelineResult.State end = result.waitUntilFinish();
      if (end != PipelineResult.State.DONE) {
        throw new LaunchException("the job ended as " + end + "; the log of Flink says why");
      }
    }
  }
}
