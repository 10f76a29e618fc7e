package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.runners.ColophonProcess;

/** The command {@code digitize} in a process of its own, as a user gives it. */
final class Digitization {
  private static final Duration LONG = Duration.ofMinutes(15);

  private final Path archive;
  private final Path output;
  private final List<String> options;
  private final String classPath;
  private final Map<String, String> environment;

  /**
   * @param options besides input and output
   */
  Digitization(Path archive, Path output, String... options) {
    this(archive, output, System.getProperty("java.class.path"), Map.of(), List.of(options));
  }

  /**
   * @param classPath where the command line is
   * @param environment variables beside those of this JVM
   * @param options besides input and output
   */
  Digitization(
      Path archive,
      Path output,
      String classPath,
      Map<String, String> environment,
      List<String> options) {
    this.archive = archive;
    this.output = output;
    this.classPath = classPath;
    this.environment = environment;
    this.options = options;
  }

  Path output() {
    return output;
  }

  /** Starts it on the direct runner. */
  ColophonProcess here() throws IOException {
    return start("", List.of());
  }

  /** Starts it on all free slots of a cluster. */
  ColophonProcess on(LocalCluster cluster) throws IOException {
    return on(cluster, "");
  }

  /**
   * Starts it on all slots of a cluster, where it may have to stand in line.
   *
   * @param scheme put before the output folder, for a file system of the test
   */
  ColophonProcess on(LocalCluster cluster, String scheme, String... more) throws IOException {
    final List<String> runner = new ArrayList<>();
    runner.addAll(List.of("--runner", "flink", "--flink-master", cluster.master()));
    runner.addAll(List.of(more));
    return start(scheme, runner);
  }

  private ColophonProcess start(String scheme, List<String> runner) throws IOException {
    final List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("digitize", archive.toString(), "--output", scheme + output));
    arguments.addAll(runner);
    arguments.addAll(options);
    final Path scratch = output.resolveSibling(output.getFileName() + "-commands");
    Files.createDirectories(scratch);
    return ColophonProcess.start(
        Files.createTempDirectory(scratch, "run-"),
        List.of("-Xmx512m"),
        classPath,
        environment,
        arguments);
  }

  /** Waits for the end of a command that must succeed. */
  static void succeed(ColophonProcess command) throws IOException, InterruptedException {
    assertEquals(0, command.end(LONG), command.output());
  }

  /** Finished pages of the output with the time of their writing. */
  TreeMap<Path, Long> finished() {
    return ColophonProcess.finishedPages(output);
  }

  /** Fails if a page of the output that was finished before was written again. */
  void assertKept(TreeMap<Path, Long> before) {
    assertKept(output, before);
  }

  /** Fails if a page of an output that was finished before was written again. */
  static void assertKept(Path output, TreeMap<Path, Long> before) {
    final TreeMap<Path, Long> after = ColophonProcess.finishedPages(output);
    before.forEach((page, time) -> assertEquals(time, after.get(page), page + " was read twice"));
  }
}
