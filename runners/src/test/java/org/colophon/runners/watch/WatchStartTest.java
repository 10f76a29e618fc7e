package org.colophon.runners.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From which of the states that lie around a watch goes on, and which it deletes. */
class WatchStartTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final String NEXT = "fedcba9876543210fedcba9876543210";

  @TempDir private Path folder;
  private Path checkpoints;

  @BeforeEach
  void makeFolders() throws IOException {
    checkpoints =
        Files.createDirectories(folder.resolve("with a space %20").resolve("checkpoints"));
  }

  @Test
  void theNewestWholeCheckpointIsTaken() throws IOException {
    checkpoint(JOB, 9);
    final Path newest = checkpoint(JOB, 10);
    Files.createDirectories(checkpoints.resolve(JOB).resolve("chk-11"));
    Files.createDirectories(checkpoints.resolve(JOB).resolve("shared"));
    checkpoint(NEXT, 12);
    for (final WatchRecord.State died :
        new WatchRecord.State[] {WatchRecord.State.RUNNING, WatchRecord.State.ENDED}) {
      final WatchStart start = after(record(JOB, died, ""));
      assertEquals(Optional.of("file://" + newest), start.state());
      assertTrue(start.told().contains("going on from the checkpoint"), start.told());
    }
  }

  @Test
  void oneThatDiedBeforeItsFirstCheckpointIsBegunAgain() throws IOException {
    final Path begun = savepoint("savepoint-1");
    assertEquals(
        Optional.of("file:" + begun),
        after(record(JOB, WatchRecord.State.RUNNING, "file:" + begun)).state());
    assertStartsClean(after(record(JOB, WatchRecord.State.RUNNING, "")));
    // It failed, perhaps of what stands in there.
    assertStartsClean(after(record(JOB, WatchRecord.State.ENDED, "file:" + begun)));
  }

  @Test
  void theSavepointOfADrainIsTakenWhileItIsThere() throws IOException {
    checkpoint(JOB, 3);
    final Path savepoint = savepoint("savepoint-1");
    final WatchRecord drained = record(JOB, WatchRecord.State.DRAINED, "file:" + savepoint);
    assertEquals(Optional.of("file:" + savepoint), after(drained).state());
    Files.delete(savepoint);
    assertStartsClean(after(drained));
    final WatchRecord stored = record(JOB, WatchRecord.State.DRAINED, "s3://state/savepoint-1");
    assertEquals(Optional.of("s3://state/savepoint-1"), after(stored).state());
  }

  @Test
  void otherOptionsOrAnotherVersionStartClean() throws IOException {
    checkpoint(JOB, 3);
    final WatchRecord died = record(JOB, WatchRecord.State.RUNNING, "");
    assertStartsClean(WatchStart.after(died, "others", "code"));
    assertStartsClean(WatchStart.after(died, "arguments", "another"));
  }

  @Test
  void whatIsSupersededIsDeletedAndNothingElse() throws IOException {
    final Path old = savepoint("savepoint-1");
    final Path own = savepoint("my-own-files");
    final Path used = checkpoint(JOB, 7);
    final Path next = checkpoint(NEXT, 1);
    WatchStart.sweep(
        record(JOB, WatchRecord.State.ENDED, "file:" + old),
        record(NEXT, WatchRecord.State.RUNNING, "file://" + used));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(used) && Files.exists(next));

    WatchStart.sweep(
        record(NEXT, WatchRecord.State.RUNNING, "file://" + used),
        record("f".repeat(32), WatchRecord.State.RUNNING, ""));
    assertFalse(Files.exists(checkpoints.resolve(JOB)));
    assertFalse(Files.exists(checkpoints.resolve(NEXT)));

    WatchStart.sweep(
        record("..", WatchRecord.State.ENDED, "file:" + own),
        record(NEXT, WatchRecord.State.RUNNING, ""));
    assertTrue(Files.exists(own), "it is not Flink's");
    assertTrue(Files.exists(checkpoints));
  }

  private static void assertStartsClean(WatchStart start) {
    assertEquals(Optional.empty(), start.state());
    assertTrue(start.told().contains("starting clean"), start.told());
  }

  private static WatchStart after(WatchRecord earlier) throws IOException {
    return WatchStart.after(earlier, "arguments", "code");
  }

  private WatchRecord record(String job, WatchRecord.State state, String savepoint) {
    final WatchRecord.Home home =
        new WatchRecord.Home("127.0.0.1:8081", "", "file://" + checkpoints, "file:///nowhere");
    return new WatchRecord(state, home, job, "arguments", "code", false, savepoint);
  }

  private Path checkpoint(String job, int number) throws IOException {
    final Path made = Files.createDirectories(checkpoints.resolve(job).resolve("chk-" + number));
    Files.createFile(made.resolve("_metadata"));
    return made;
  }

  private Path savepoint(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }
}
