package org.colophon.runners.flink;

import java.util.ArrayList;
import java.util.List;
import org.colophon.runners.cli.Colophon;

/**
 * The entry class of a Flink application: the command line, run by the JobManager of a cluster that
 * is there for this one command. {@code runners/deploy} has manifests that name it.
 */
public final class ApplicationMain {
  private static final int WRONG_USAGE = 2;

  private ApplicationMain() {}

  /**
   * Runs a command to its end.
   *
   * @throws IllegalArgumentException if nothing was started; the log has the reasons
   * @throws IllegalStateException if a job, a slice or a document failed; the log lists them. The
   *     application then ends as failed, as the command does with an exit code, and whoever watches
   *     it does not take it for done
   */
  public static void main(String[] args) {
    final List<String> command = new ArrayList<>(List.of(args));
    command.add(Math.min(1, args.length), "--flink-master=" + ApplicationLaunch.MASTER);
    final int exit = Colophon.run(command.toArray(String[]::new));
    if (exit == WRONG_USAGE) {
      throw new IllegalArgumentException("nothing was started: " + String.join(" ", args));
    }
    if (exit != 0) {
      throw new IllegalStateException(
          "something failed and is listed in the log: " + String.join(" ", args));
    }
  }
}
