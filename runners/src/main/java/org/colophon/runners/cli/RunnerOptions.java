package org.colophon.runners.cli;

import java.util.List;
import java.util.Optional;
import org.colophon.runners.flink.FlinkChoice;
import org.colophon.runners.flink.FlinkLaunch;
import org.colophon.runners.flink.RestAddress;
import org.colophon.runners.launch.DirectLaunch;
import org.colophon.runners.launch.Launch;
import picocli.CommandLine.Option;

/** Where a job runs, the same for every command that runs one. */
final class RunnerOptions {
  private enum Runner {
    DIRECT,
    FLINK
  }

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      defaultValue = "direct",
      description =
          "direct runs the job in this process; flink on Apache Flink, on a cluster inside this process unless"
              + " --flink-master names one. Default: ${DEFAULT-VALUE}.")
  private Runner runner = Runner.DIRECT;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      defaultValue = "",
      description =
          "A Flink cluster by its REST address, for example 127.0.0.1:8081; goes with --runner flink.")
  private String flinkMaster = "";

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "On Flink: slots to use. Default: one per processor, or all free slots of the cluster.")
  private int parallelism;

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description =
          "On Flink inside this process: port of its web interface on 127.0.0.1. Default: a free one.")
  private int flinkPort;

  @Option(
      names = "--shared-files",
      description =
          "With --flink-master: paths mean the same files on every machine of the cluster; otherwise a cluster of"
              + " other machines needs URIs.")
  private boolean sharedFiles;

  /** Whether the job runs on Flink, here or elsewhere. */
  boolean isFlink() {
    return runner == Runner.FLINK || !flinkMaster.isEmpty();
  }

  /** For a job that only Flink can run. */
  void needFlink() {
    runner = Runner.FLINK;
  }

  /** Whether a cluster outside this process was named. */
  boolean isElsewhere() {
    return !flinkMaster.isEmpty();
  }

  /**
   * Checks what can be checked before a job is made.
   *
   * @param workers pages done at the same time, as the user asked for; 0 where nobody did
   * @param files inputs and the output, as the user named them
   * @param beam options of Beam
   * @throws IllegalArgumentException if the job cannot run there; one line
   */
  Launch launch(int workers, List<String> files, List<String> beam) {
    if (parallelism < 0) {
      throw new IllegalArgumentException("--parallelism is 0 or more, not " + parallelism);
    }
    if (flinkPort < 0 || flinkPort > 65_535) {
      throw new IllegalArgumentException("--flink-port is between 0 and 65535, not " + flinkPort);
    }
    if (!isFlink()) {
      return new DirectLaunch();
    }
    final Optional<RestAddress> master =
        flinkMaster.isEmpty() ? Optional.empty() : Optional.of(RestAddress.parse(flinkMaster));
    return FlinkLaunch.of(
        new FlinkChoice(master, parallelism, flinkPort, sharedFiles, files, beam), workers);
  }
}
