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

/**
 * The Flink application cluster whose JobManager runs this command, see {@link ApplicationMain}.
 * Restarts, checkpoints and savepoints are set by whoever deploys it.
 */
public final class ApplicationLaunch implements Launch {
  /** What stands for the address of the cluster on the command line. */
  public static final String MASTER = "application";

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
    configuration.applyTo(options, parallelism, slotsOfOne);
    final FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    flink.setFlinkMaster("[auto]");
    // The application is over when its command is.
    flink.setAttachedMode(true);
  }

  /** Returns when the job has ended. */
  @Override
  public RunningJob start(DigitizeOptions options, Supplier<PipelineResult> job)
      throws LaunchException {
    try {
      return new EndedJob(job.get());
    } catch (RuntimeException e) {
      throw new LaunchException("the job failed: " + FlinkFailures.innermost(e), e);
    }
  }

  @Override
  public void close() {
    // The cluster ends with its application.
  }

  private record EndedJob(PipelineResult result) implements RunningJob {
    @Override
    public JobCounts counts() {
      return JobCounts.of(result.metrics());
    }

    @Override
    public void await() {
      // It has ended.
    }
  }
}
