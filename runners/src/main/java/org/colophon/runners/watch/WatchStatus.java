package org.colophon.runners.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.runners.watch.WatchedJob.NotReachedException;

/**
 * What is known of the watch of an output folder at this moment.
 *
 * @param state what it is doing, or how it ended; in words
 * @param job its id on Flink
 * @param master REST address of its cluster
 */
public record WatchStatus(String state, String job, String master) {
  /**
   * Asks its cluster; empty where nobody ever watched.
   *
   * @throws IOException if the output cannot be read
   */
  public static Optional<WatchStatus> of(Path output) throws IOException {
    return WatchRecord.read(output)
        .map(
            record ->
                new WatchStatus(
                    state(new WatchedJob(output, record), record),
                    record.job(),
                    record.home().master()));
  }

  private static String state(WatchedJob job, WatchRecord record) {
    return switch (record.state()) {
      case DRAINED -> "stopped with a savepoint";
      case ENDED -> "ended without a savepoint";
      case RUNNING -> {
        try {
          yield job.isRunning() ? "running" : "died";
        } catch (NotReachedException e) {
          yield "not reached";
        }
      }
    };
  }
}
