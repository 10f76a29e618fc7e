package org.colophon.runners.flink;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where a job without end keeps its state: places that Flink can write, URIs of its own file
 * systems. What is below the output is, as long as the output is named by a path; Beam's file
 * systems, by which an output in a store is written, are not those of Flink.
 *
 * @param checkpoints empty where there is no place for them
 * @param savepoints empty where there is no place for them
 */
public record StateFolders(String checkpoints, String savepoints) {
  /**
   * The folders for a job.
   *
   * @param output its output folder, a path or a URI
   * @param checkpoints of the cluster; empty where it names none
   * @param savepoints of the cluster; empty where it names none
   */
  static StateFolders of(String output, String checkpoints, String savepoints) {
    if (isInStore(output)) {
      return new StateFolders(checkpoints, savepoints);
    }
    final Path folder = output.startsWith("file:") ? Path.of(URI.create(output)) : Path.of(output);
    final Path work = folder.toAbsolutePath().resolve("work");
    return new StateFolders(
        checkpoints.isEmpty() ? uri(work.resolve("checkpoints")) : checkpoints,
        uri(work.resolve("savepoints")));
  }

  private static boolean isInStore(String output) {
    return output.contains("://") && !output.startsWith("file:");
  }

  /** As Flink reads them: nothing in it is percent-encoded. */
  private static String uri(Path folder) {
    return "file://" + folder;
  }

  /**
   * Checks that a job without end has both.
   *
   * @param master what the user named; empty for a cluster in this process
   * @throws IllegalArgumentException if one is missing; one line
   */
  void require(String output, String master) {
    if (checkpoints.isEmpty() || savepoints.isEmpty()) {
      throw new IllegalArgumentException(
          "--watch: "
              + output
              + " is no place where Flink can keep the state of the job; "
              + (master.isEmpty()
                  ? "watch on a cluster (--flink-master) whose configuration names"
                      + " state.checkpoints.dir and state.savepoints.dir, or ingest in passes,"
                      + " without --watch"
                  : "name both state.checkpoints.dir and state.savepoints.dir in the configuration"
                      + " of the cluster at "
                      + master
                      + ", or ingest in passes, without --watch"));
    }
  }
}
