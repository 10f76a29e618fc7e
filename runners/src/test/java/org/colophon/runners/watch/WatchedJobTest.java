package org.colophon.runners.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.colophon.runners.flink.FakeRest;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.watch.WatchedJob.NotReachedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch counts as over when somebody who knows says so, and not when nobody answers. */
class WatchedJobTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @TempDir Path output;

  @Test
  void aClusterThatCannotAnswerNowLeavesAllAsItIs() throws Exception {
    try (FakeRest busy = FakeRest.refusing(503, "leader election")) {
      assertNotReached(record(busy.address(), ""), "leader election");
    }
    try (FakeRest proxy = FakeRest.answering(Map.of("/jobs/" + JOB, "<html>502</html>"))) {
      assertNotReached(record(proxy.address(), ""), "answers no JSON");
    }
    assertNotReached(record(refused(), ""), "nothing answers there");
    assertNotReached(record(refused(), "another-machine"), "another-machine");
  }

  @Test
  void aClusterThatDoesNotKnowTheJobTellsThatItIsOver() throws Exception {
    try (FakeRest other = FakeRest.refusing(404, "Job not found")) {
      assertOver(record(other.address(), ""), "unknown to its cluster");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FINISHED", "CANCELED", "FAILED"})
  void aJobThatHasEndedIsOver(String state) throws Exception {
    try (FakeRest cluster = answering(state)) {
      assertOver(record(cluster.address(), ""), state);
    }
  }

  @Test
  void aClusterInAProcessGoesWithIt() throws Exception {
    assertOver(record(refused(), ThisMachine.name()), "gone with its process");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "RESTARTING", "INITIALIZING"})
  void aJobThatHasNotEndedRuns(String state) throws Exception {
    try (FakeRest cluster = answering(state)) {
      assertTrue(new WatchedJob(output, record(cluster.address(), "")).isRunning());
      assertEquals("running", WatchStatus.of(output).orElseThrow().state());
    }
  }

  @Test
  void aRecordThatCannotBeReadIsNotTakenForNone() throws IOException {
    assertEquals(Optional.empty(), WatchRecord.read(output));
    final Path file = Files.createDirectories(output.resolve("work")).resolve("job.json");
    Files.writeString(file, "{");
    assertEquals(Optional.empty(), WatchRecord.read(output), "damaged");
    Files.delete(file);
    Files.createDirectory(file);
    assertThrows(IOException.class, () -> WatchRecord.read(output));
  }

  private static FakeRest answering(String state) throws IOException {
    return FakeRest.answering(Map.of("/jobs/" + JOB, "{\"state\":\"" + state + "\"}"));
  }

  private void assertNotReached(WatchRecord record, String why) throws Exception {
    final WatchedJob job = new WatchedJob(output, record);
    final String asked = assertThrows(NotReachedException.class, job::isRunning).getMessage();
    assertTrue(asked.contains(why) && asked.contains("--watch-is-gone"), asked);
    assertEquals(1, asked.lines().count());
    final String drained = assertThrows(NotReachedException.class, job::drain).getMessage();
    assertEquals(asked, drained);
    assertEquals(record, WatchRecord.read(output).orElseThrow());
    assertEquals("not reached", WatchStatus.of(output).orElseThrow().state());
  }

  private void assertOver(WatchRecord record, String why) throws Exception {
    final WatchedJob job = new WatchedJob(output, record);
    assertFalse(job.isRunning());
    assertEquals("died", WatchStatus.of(output).orElseThrow().state());
    final String said = assertThrows(LaunchException.class, job::drain).getMessage();
    assertTrue(said.contains(why) && said.contains("just start it again"), said);
    assertEquals(WatchRecord.State.ENDED, WatchRecord.read(output).orElseThrow().state());
  }

  private static String refused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }

  private WatchRecord record(String master, String host) throws IOException {
    final WatchRecord record =
        new WatchRecord(
            WatchRecord.State.RUNNING,
            new WatchRecord.Home(master, host, "", "file:///nowhere"),
            JOB,
            "arguments",
            "code",
            false,
            "");
    record.write(output);
    return record;
  }
}
