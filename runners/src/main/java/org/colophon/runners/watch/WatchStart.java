package org.colophon.runners.watch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.runners.launch.LaunchException;

/**
 * How a watch begins.
 *
 * @param savepoint from which it goes on; empty where it starts clean
 * @param told why, for the user; empty for the first one of an output
 */
public record WatchStart(Optional<String> savepoint, String told) {
  /**
   * Looks at what an earlier watch left.
   *
   * @param arguments digest of the options under which sources are taken
   * @param code digest of what the job is made of
   * @throws LaunchException if another watch is running for this output; one line
   */
  public static WatchStart of(Path output, String arguments, String code) throws LaunchException {
    final Optional<WatchRecord> found = WatchRecord.read(output);
    if (found.isEmpty()) {
      return new WatchStart(Optional.empty(), "");
    }
    final WatchRecord earlier = found.get();
    if (new WatchedJob(output, earlier).isRunning()) {
      throw new LaunchException(
          output
              + ": is watched for already, by job "
              + earlier.job()
              + " at "
              + earlier.master()
              + "; colophon drain "
              + output
              + " stops it");
    }
    if (earlier.state() != WatchRecord.State.DRAINED) {
      return clean("the earlier watch ended without a savepoint");
    }
    if (!earlier.arguments().equals(arguments)) {
      return clean("the options are not those of the savepoint");
    }
    if (!earlier.code().equals(code)) {
      return clean("the savepoint is of another version");
    }
    if (!isThere(earlier.savepoint())) {
      return clean("the savepoint " + earlier.savepoint() + " is no longer there");
    }
    return new WatchStart(
        Optional.of(earlier.savepoint()), "going on from the savepoint " + earlier.savepoint());
  }

  /** One that has nothing to go on from. */
  public static WatchStart clean(String why) {
    return new WatchStart(
        Optional.empty(), "starting clean: " + why + "; the outcomes tell what is done");
  }

  /** One in a store that only the cluster can reach is taken to be there. */
  private static boolean isThere(String savepoint) {
    final URI uri = URI.create(savepoint);
    return !"file".equals(uri.getScheme()) || Files.exists(Path.of(uri.getPath()));
  }
}
