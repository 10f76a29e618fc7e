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
   * @throws IllegalArgumentException if nothing was started; the log has the reasons. That a job or
   *     some of its documents failed is for Flink and the summary to say
   */
  public static void main(String[] args) {
    final List<String> command = new ArrayList<>(List.of(args));
    command.add(Math.min(1, args.length), "--flink-master=" + ApplicationLaunch.MASTER);
    if (Colophon.run(command.toArray(String[]::new)) == WRONG_USAGE) {
      throw new IllegalArgumentException("nothing was started: " + String.join(" ", args));
    }
  }
}
