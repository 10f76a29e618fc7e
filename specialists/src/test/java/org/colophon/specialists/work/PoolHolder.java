package org.colophon.specialists.work;

import java.nio.file.Path;
import org.colophon.datasets.schema.proto.SourceRef;

/** A JVM that holds a pool with one worker until it is killed; prints the worker's process id. */
public final class PoolHolder {
  private PoolHolder() {}

  /**
   * @param args output folder, source
   */
  public static void main(String[] args) throws Exception {
    final WorkerPool pool =
        WorkerPool.shared(WorkerPoolTest.settings(Path.of(args[0]), WorkerPoolTest.LIMITS));
    pool.open(SourceRef.newBuilder().setUri(args[1]).setName("held").build());
    System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
    System.in.read();
  }
}
