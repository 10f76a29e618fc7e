package org.colophon.runners.cli;

import java.util.List;
import java.util.Optional;
import org.colophon.runners.flink.ApplicationLaunch;
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
      description =
          "direct runs the job in this process; flink on Apache Flink, on a cluster inside this"
              + " process unless --flink-master names one. Default: direct, but flink with"
              + " --flink-master.")
  private Runner runner;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      defaultValue = "",
      description =
          "A Flink cluster by its REST address, for example 127.0.0.1:8081; goes with --runner"
              + " flink. 'application' is the cluster whose JobManager runs this command.")
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
          "On Flink inside this process: port of its web interface on 127.0.0.1. Default: a free"
              + " one.")
  private int flinkPort;

  @Option(
      names = "--shared-files",
      description =
          "With --flink-master: paths mean the same files on every machine of the cluster;"
              + " otherwise a cluster of other machines needs URIs.")
  private boolean sharedFiles;

  private boolean withoutEnd;

  /** Whether the job runs on Flink, here or elsewhere. */
  boolean isFlink() {
    return runner == Runner.FLINK || !flinkMaster.isEmpty() || withoutEnd;
  }

  /** For a job that goes on until it is stopped, which only Flink can run. */
  void runWithoutEnd() {
    withoutEnd = true;
  }

  /** Whether this command is the main program of a Flink application. */
  boolean isApplication() {
    return flinkMaster.equals(ApplicationLaunch.MASTER);
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
    requireSense();
    if (!isFlink()) {
      return new DirectLaunch();
    }
    if (isApplication()) {
      return new ApplicationLaunch(parallelism, beam);
    }
    final Optional<RestAddress> master =
        flinkMaster.isEmpty() ? Optional.empty() : Optional.of(RestAddress.parse(flinkMaster));
    return FlinkLaunch.of(
        new FlinkChoice(master, parallelism, flinkPort, sharedFiles, files, withoutEnd, beam),
        workers);
  }

  /** What would be passed over is refused. */
  private void requireSense() {
    if (runner == Runner.DIRECT && isFlink()) {
      throw new IllegalArgumentException(
          "--runner direct: "
              + (withoutEnd ? "--watch" : "--flink-master")
              + " runs on Flink; leave --runner out, or the other");
    }
    final String where = isFlink() ? "a cluster in this process" : "the direct runner";
    if (parallelism > 0 && !isFlink()) {
      throw needs("--parallelism", where, "--runner flink; pages are read by --workers");
    }
    if (flinkPort > 0 && (!isFlink() || isElsewhere())) {
      throw needs(
          "--flink-port",
          isElsewhere() ? "a cluster that is there" : where,
          "--runner flink without --flink-master");
    }
    if (sharedFiles && !isElsewhere()) {
      throw needs("--shared-files", where, "--flink-master");
    }
  }

  private static IllegalArgumentException needs(String option, String where, String with) {
    return new IllegalArgumentException(
        option + ": does nothing on " + where + "; it goes with " + with);
  }
}
