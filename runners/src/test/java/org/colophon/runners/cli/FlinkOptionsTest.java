package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.runners.flink.FakeRest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot run on Flink is said in one line before anything starts. */
class FlinkOptionsTest {
  private static final Path REPORT = Path.of("..", "datasets", "samples", "report.pdf");

  /** A documentation address (RFC 5737): no machine has it. */
  private static final String ELSEWHERE = "192.0.2.1";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--flink-master nowhere | HOST:PORT",
        "--flink-master host:99999 | HOST:PORT",
        "--flink-master :8081 | HOST:PORT",
        "--runner direct --flink-master 127.0.0.1:8081 | leave --runner out",
        "--parallelism 2 | does nothing on the direct runner",
        "--runner direct --parallelism 2 | --workers",
        "--flink-port 8081 | does nothing on the direct runner",
        "--flink-master 127.0.0.1:1 --flink-port 8081 | does nothing on a cluster that is there",
        "--shared-files | goes with --flink-master",
        "--runner flink --shared-files | goes with --flink-master",
        "--runner flink --parallelism -1 | --parallelism",
        "--runner flink --flink-port 70000 | --flink-port",
        "--runner flink -- --shutdownSourcesAfterIdleMs=5 | checkpoints",
        "--runner flink -- --checkpointingInterval=-1 | stops checkpoints",
        "--runner flink -- --checkpointingInterval=0 | stops checkpoints",
        "--runner flink -- --checkpointingInterval=9223372036854775807 | stops checkpoints",
        "--runner flink -- --minPauseBetweenCheckpoints=86400000 | stops checkpoints",
        "--runner flink -- --checkpointTimeoutMillis=1 | stops checkpoints",
        "--runner flink -- --numConcurrentCheckpoints=0 | stops checkpoints",
        "--runner flink -- --numberOfExecutionRetries=0 | stops checkpoints",
        "--runner flink -- --checkpointingMode=AT_LEAST_ONCE | EXACTLY_ONCE",
        "--runner flink -- --flinkMaster=[local] | before the --",
        "--runner flink -- --parallelism=3 | before the --"
      })
  void aWrongOptionIsOneLine(String options, String said) {
    assertRefused(said, options.split(" "));
  }

  @Test
  void nothingListensThere() throws IOException {
    final int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertRefused("nothing answers there", "--flink-master", "127.0.0.1:" + free);
  }

  @Test
  void anotherServerIsNotFlink() throws IOException {
    try (FakeRest other = FakeRest.answering(Map.of("/config", "<html>hello</html>"))) {
      assertRefused("not the REST interface of Flink", "--flink-master", other.address());
    }
    try (FakeRest other = FakeRest.answering(Map.of("/config", "{}"))) {
      assertRefused("not the REST interface of Flink", "--flink-master", other.address());
    }
  }

  @Test
  void thePortOfFlinksOwnTrafficIsNotRest() throws Exception {
    try (ServerSocket rpc = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      final Thread answers = new Thread(() -> answerGarbage(rpc));
      answers.start();
      assertRefused(
          "not the REST interface of Flink", "--flink-master", "127.0.0.1:" + rpc.getLocalPort());
      rpc.close();
      answers.join();
    }
  }

  private static void answerGarbage(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write("\0\0\0\3???".getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException ended) {
      // The test is over.
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.20.1 | 4 | 4 | 127.0.0.1 | 0 | 1.20.1",
        "1.19.1 | 0 | 0 | 127.0.0.1 | 0 | no slots",
        "1.19.3 | 4 | 0 | 127.0.0.1 | 0 | all 4 slots",
        "1.19.3 | 4 | 4 | 127.0.0.1 | 5 | more than the 4 slots",
        "1.19.3 | 4 | 4 | 192.0.2.1 | 4 | --shared-files"
      })
  void aClusterThatCannotTakeTheJob(
      String version, int slots, int free, String host, String parallelism, String said)
      throws IOException {
    try (FakeRest cluster = FakeRest.cluster(version, slots, free, host)) {
      assertRefused(said, "--flink-master", cluster.address(), "--parallelism", parallelism);
    }
  }

  @Test
  void aPathThatIsRefusedIsNamed() throws IOException {
    try (FakeRest cluster = FakeRest.cluster("1.19.3", 4, 4, ELSEWHERE)) {
      final Console run = assertRefused("--shared-files", "--flink-master", cluster.address());
      assertTrue(run.err().contains(REPORT.toString()), run.err());
    }
  }

  /** A second job of the same JVM could not load ONNX Runtime. */
  @Test
  void pagesAreNotDoneInTheJvmsOfACluster() throws IOException {
    try (FakeRest cluster = FakeRest.cluster("1.19.3", 4, 4, "127.0.0.1")) {
      assertRefused("--isolation none", "--flink-master", cluster.address(), "--isolation", "none");
      assertRefused("--isolation none", "--flink-master", cluster.address(), "--isolation", "NONE");
    }
    assertRefused("--isolation none", "--flink-master", "application", "--isolation", "none");
  }

  @Test
  void aWatchNeedsAPlaceForItsState() throws IOException {
    assertWatchRefused("ingest in passes");
    assertWatchRefused("leave --runner out", "--runner", "direct");
    try (FakeRest cluster = FakeRest.cluster("1.19.3", 4, 4, "127.0.0.1")) {
      assertWatchRefused("state.savepoints.dir", "--flink-master", cluster.address());
    }
  }

  private static void assertWatchRefused(String said, String... options) {
    final List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("ingest", REPORT.toString(), "--watch", "5s"));
    arguments.addAll(List.of("--output", "s3://bucket/out"));
    arguments.addAll(List.of(options));
    final Console run = Console.run(arguments.toArray(String[]::new));
    assertEquals(2, run.exit(), run.err());
    assertEquals(1, run.errors().size(), run.err());
    assertTrue(run.err().contains(said), run.err());
  }

  private Console assertRefused(String said, String... options) {
    final List<String> arguments = new ArrayList<>();
    arguments.add("digitize");
    arguments.add(REPORT.toString());
    arguments.addAll(List.of("--output", folder.resolve("out").toString()));
    arguments.addAll(List.of(options));
    final Console run = Console.run(arguments.toArray(String[]::new));
    assertEquals(2, run.exit(), run.err());
    assertEquals(1, run.errors().size(), run.err());
    assertTrue(run.err().startsWith("colophon digitize: "), run.err());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(Files.exists(folder.resolve("out")));
    return run;
  }
}
