package org.colophon.runners.watch;

import java.io.IOException;
import java.util.Optional;

/**
 * How a watch begins.
 *
 * @param state URI of the savepoint or checkpoint from which it goes on; empty where it starts
 *     clean
 * @param told why, for the user; empty for the first one of an output
 */
public record WatchStart(Optional<String> state, String told) {
  /**
   * Looks at what an earlier watch left: the savepoint of its drain, or where it has died its
   * newest checkpoint, or the state from which it had begun itself. A job that has failed does not
   * begin twice from the same state: what it failed of may stand in there.
   *
   * @param earlier the record of the earlier watch
   * @param arguments digest of the options under which sources are taken
   * @param code digest of what the job is made of
   * @throws IOException if its checkpoints cannot be read
   */
  public static WatchStart after(WatchRecord earlier, String arguments, String code)
      throws IOException {
    if (!earlier.arguments().equals(arguments)) {
      return clean("the options are not those of the earlier watch");
    }
    if (!earlier.code().equals(code)) {
      return clean("the earlier watch was of another version");
    }
    if (earlier.state() == WatchRecord.State.DRAINED) {
      return SavedState.isThere(earlier.savepoint())
          ? from("savepoint", earlier.savepoint())
          : clean("the savepoint " + earlier.savepoint() + " is no longer there");
    }
    final Optional<String> checkpoint =
        SavedState.newest(earlier.home().checkpoints(), earlier.job());
    if (checkpoint.isPresent()) {
      return from("checkpoint", checkpoint.get());
    }
    return earlier.state() == WatchRecord.State.RUNNING && SavedState.isThere(earlier.savepoint())
        ? from("state that the earlier watch had begun from,", earlier.savepoint())
        : clean("the earlier watch has left neither savepoint nor checkpoint");
  }

  /** The first watch of an output. */
  public static WatchStart first() {
    return new WatchStart(Optional.empty(), "");
  }

  private static WatchStart from(String what, String state) {
    return new WatchStart(Optional.of(state), "going on from the " + what + " " + state);
  }

  /** One that has nothing to go on from. */
  public static WatchStart clean(String why) {
    return new WatchStart(
        Optional.empty(), "starting clean: " + why + "; the outcomes tell what is done");
  }

  /**
   * Deletes what the earlier watch left, once its successor was taken.
   *
   * @param now record of the successor
   */
  public static void sweep(WatchRecord earlier, WatchRecord now) {
    SavedState.delete(earlier, now.savepoint());
  }
}
