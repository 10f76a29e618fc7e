package org.colophon.runners.flink;

import java.util.List;
import java.util.Optional;

/**
 * Where a job is to run, as the user asked for it.
 *
 * @param master of a cluster; empty for one inside this JVM
 * @param parallelism slots to use; 0 for all processors, or all free slots of the cluster
 * @param port of the REST and web interface of a cluster inside this JVM; 0 for a free one
 * @param sharedFiles whether paths mean the same files on every machine of the cluster
 * @param files inputs and, last, the output, as the user named them
 * @param withoutEnd whether the job goes on until it is stopped, and so has state to keep
 * @param beam options of Beam that the user set; they are left as they are
 */
public record FlinkChoice(
    Optional<RestAddress> master,
    int parallelism,
    int port,
    boolean sharedFiles,
    List<String> files,
    boolean withoutEnd,
    List<String> beam) {
  public FlinkChoice {
    files = List.copyOf(files);
    beam = List.copyOf(beam);
  }
}
