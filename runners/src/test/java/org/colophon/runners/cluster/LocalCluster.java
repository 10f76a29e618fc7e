package org.colophon.runners.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Flink session cluster of separate JVMs on loopback: one JobManager and some TaskManagers, as
 * somebody would start them on several machines. Its parts may be killed and started again one by
 * one. Without high availability a JobManager that comes back knows no jobs.
 */
public final class LocalCluster implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration IDLE = Duration.ofMinutes(15);
  private static final int SLOTS = 2;

  private final ClusterFiles files;
  private final Map<String, String> environment;
  private final ClusterRest rest;
  private final List<ClusterProcess> taskManagers = new ArrayList<>();
  private ClusterProcess jobManager;
  private int started;

  private LocalCluster(ClusterFiles files, Map<String, String> environment) {
    this.files = files;
    this.environment = environment;
    this.rest = new ClusterRest(files.restPort());
  }

  /**
   * Starts a cluster and waits until all its slots are there.
   *
   * @param folder for its configuration, logs, checkpoints and temporary files
   * @param taskManagers how many, of two slots each
   * @throws IOException if it is not up in time; its logs say why
   */
  public static LocalCluster start(Path folder, int taskManagers)
      throws IOException, InterruptedException {
    return start(folder, taskManagers, Map.of());
  }

  /**
   * Starts a cluster and waits until all its slots are there.
   *
   * @param environment variables of its processes beside those of this JVM
   */
  static LocalCluster start(Path folder, int taskManagers, Map<String, String> environment)
      throws IOException, InterruptedException {
    final LocalCluster cluster =
        new LocalCluster(
            ClusterFiles.write(folder.toAbsolutePath(), library(), SLOTS), environment);
    try {
      cluster.startJobManager();
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitTaskManagers();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** The folder with the jars of Flink. */
  static Path library() {
    return Path.of(System.getProperty("colophon.flink.lib", "target/flink-lib")).toAbsolutePath();
  }

  /** What {@code --flink-master} takes. */
  public String master() {
    return "127.0.0.1:" + files.restPort();
  }

  public ClusterRest rest() {
    return rest;
  }

  /** Those that are alive, in the order of their start. */
  public List<ClusterProcess> taskManagers() {
    return taskManagers.stream().filter(ClusterProcess::isAlive).toList();
  }

  public ClusterProcess jobManager() {
    return jobManager;
  }

  /** Starts the JobManager, on the ports of the one before, and waits until it answers. */
  public void startJobManager() throws IOException, InterruptedException {
    jobManager =
        ClusterProcess.start(
            "jobmanager", files.jobManager(), environment, files.log("jobmanager"));
    Wait.until(START, "the JobManager answers", () -> rest.slots() >= 0);
  }

  /** Starts one more TaskManager, without waiting; it takes a few seconds until it is known. */
  public ClusterProcess startTaskManager() throws IOException {
    started++;
    final String name = "tm-" + started;
    final ClusterProcess process =
        ClusterProcess.start(name, files.taskManager(name), environment, files.log(name));
    taskManagers.add(process);
    return process;
  }

  /** Waits until the cluster knows every TaskManager that is alive. */
  public void awaitTaskManagers() throws IOException, InterruptedException {
    final List<String> names = taskManagers().stream().map(ClusterProcess::name).toList();
    Wait.until(
        START,
        "the TaskManagers " + names + " are known",
        () -> rest.taskManagers().containsAll(names));
  }

  /** Waits until no job runs or stands in line. */
  public void awaitIdle() throws IOException, InterruptedException {
    Wait.until(
        IDLE, "all jobs are over", () -> rest.jobs().stream().allMatch(ClusterRest.Job::isOver));
  }

  /** Whether a job runs, not only stands in line. */
  public boolean isRunning() throws IOException, InterruptedException {
    return rest.jobs().stream().anyMatch(job -> job.state().equals("RUNNING"));
  }

  /**
   * Starts what is missing of it again, and cancels all jobs.
   *
   * @param most TaskManagers it should have
   */
  public void mend(int most) throws IOException, InterruptedException {
    if (!jobManager.isAlive()) {
      startJobManager();
    }
    while (taskManagers().size() < most) {
      startTaskManager();
    }
    awaitTaskManagers();
    for (final ClusterRest.Job job : rest.jobs()) {
      if (!job.isOver()) {
        rest.cancel(job.id());
      }
    }
    awaitIdle();
  }

  /** Kills every process of it. */
  @Override
  public void close() {
    final List<ClusterProcess> all = new ArrayList<>(taskManagers);
    if (jobManager != null) {
      all.add(jobManager);
    }
    for (final ClusterProcess process : all) {
      try {
        process.kill();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
