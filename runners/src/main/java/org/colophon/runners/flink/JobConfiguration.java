package org.colophon.runners.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.specialists.work.Settings;

/** What a job brings along to Flink, whichever cluster it runs on. Reasons: docs/flink.md. */
final class JobConfiguration {
  /** What every step gives is kept until the job ends. */
  private static final String BATCH_MODE = "BATCH_FORCED";

  /** Between checkpoints of a job without end, milliseconds. */
  private static final long CHECKPOINT_INTERVAL = 30_000;

  /** A checkpoint waits for the page that is being read, milliseconds. */
  private static final long CHECKPOINT_TIMEOUT = 600_000;

  /** Groups of keys: state can be spread over every divisor of it evenly. */
  private static final int MAX_PARALLELISM = 720;

  /** Options of Beam that have one of ours, or that must not be set. */
  private static final Set<String> OURS =
      Set.of(
          "runner", "flinkMaster", "parallelism", "filesToStage", "flinkConfDir", "attachedMode");

  private final Set<String> set;

  /**
   * @param beam options that the user set: {@code --name=value}
   * @throws IllegalArgumentException if one of them cannot be carried out
   */
  JobConfiguration(List<String> beam) {
    for (final String option : beam) {
      if (OURS.contains(name(option))) {
        throw new IllegalArgumentException(
            option + ": set by --runner, --flink-master and --parallelism before the --");
      }
      CheckpointOptions.check(name(option), value(option));
    }
    this.set = beam.stream().map(JobConfiguration::name).collect(Collectors.toUnmodifiableSet());
  }

  private static String name(String option) {
    return option.replaceFirst("^--", "").split("=", 2)[0];
  }

  private static String value(String option) {
    final String[] parts = option.split("=", 2);
    return parts.length < 2 ? "" : parts[1];
  }

  /**
   * Sets what does not depend on the cluster.
   *
   * @param parallelism slots
   * @param workersOfOne slots of one TaskManager: its workers are shared by them
   */
  void applyTo(DigitizeOptions options, int parallelism, int workersOfOne) {
    options.setRunner(FlinkRunner.class);
    if (options.getWorkers() == 0) {
      options.setWorkers(workersOfOne);
    }
    final FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    flink.setParallelism(parallelism);
    flink.setAttachedMode(false);
    unlessSet("executionModeForBatch", () -> flink.setExecutionModeForBatch(BATCH_MODE));
    unlessSet("objectReuse", () -> flink.setObjectReuse(true));
    unlessSet("fasterCopy", () -> flink.setFasterCopy(true));
    unlessSet("maxParallelism", () -> flink.setMaxParallelism(MAX_PARALLELISM));
    unlessSet("checkpointingInterval", () -> flink.setCheckpointingInterval(CHECKPOINT_INTERVAL));
    unlessSet(
        "checkpointTimeoutMillis", () -> flink.setCheckpointTimeoutMillis(CHECKPOINT_TIMEOUT));
    unlessSet(
        "externalizedCheckpointsEnabled", () -> flink.setExternalizedCheckpointsEnabled(true));
    unlessSet(
        "retainExternalizedCheckpointsOnCancellation",
        () -> flink.setRetainExternalizedCheckpointsOnCancellation(true));
  }

  private void unlessSet(String name, Runnable setter) {
    if (!set.contains(name)) {
      setter.run();
    }
  }

  /**
   * Refuses pages in the JVMs of a cluster. ONNX Runtime can be loaded by one class loader of a JVM
   * at a time, and every job, and every restart of one, has a class loader of its own.
   *
   * @throws IllegalArgumentException if the pages are not to be done in worker processes
   */
  static void requireWorkerProcesses(DigitizeOptions options) {
    if (!options.getIsolation().equalsIgnoreCase(Settings.Isolation.PROCESS.name())) {
      throw new IllegalArgumentException(
          "--isolation none: on a cluster every job loads its native libraries anew, which one JVM"
              + " does only once; use --isolation process there, or Flink in this process");
    }
  }

  /**
   * Writes what Beam has no options for, to be taken from a folder of Flink's configuration.
   *
   * @param checkpoints where checkpoints go, a URI; empty to leave that to the cluster
   */
  static void write(Path folder, String checkpoints) throws IOException {
    final StringBuilder yaml = new StringBuilder();
    yaml.append("execution.job-listeners: ").append(SubmittedJobs.class.getName()).append('\n');
    yaml.append(Restarts.yaml());
    if (!checkpoints.isEmpty()) {
      final String quoted = checkpoints.replace("\\", "\\\\").replace("\"", "\\\"");
      yaml.append("state.checkpoints.dir: \"").append(quoted).append("\"\n");
    }
    Files.writeString(folder.resolve("config.yaml"), yaml);
  }
}
