package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.colophon.runners.ColophonProcess;

/** The command {@code digitize} in a process of its own, as a user gives it. */
final class Digitization {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Path archive;
  private final Path output;
  private final List<String> options;

  /**
   * @param options besides input and output
   */
  Digitization(Path archive, Path output, String... options) {
    this.archive = archive;
    this.output = output;
    this.options = List.of(options);
  }

  Path output() {
    return output;
  }

  /** Starts it on the direct runner. */
  ColophonProcess here() throws IOException {
    return start(List.of());
  }

  /** Starts it on all free slots of a cluster. */
  ColophonProcess on(LocalCluster cluster) throws IOException {
    return start(List.of("--runner", "flink", "--flink-master", cluster.master()));
  }

  private ColophonProcess start(List<String> runner) throws IOException {
    final List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("digitize", archive.toString(), "--output", output.toString()));
    arguments.addAll(runner);
    arguments.addAll(options);
    final Path scratch = output.resolveSibling(output.getFileName() + "-commands");
    Files.createDirectories(scratch);
    return ColophonProcess.start(
        Files.createTempDirectory(scratch, "run-"), List.of("-Xmx512m"), arguments);
  }

  /** Waits for the end of a command that must succeed. */
  static void succeed(ColophonProcess command) throws IOException, InterruptedException {
    assertEquals(0, command.end(LONG), command.output());
  }

  /** Finished pages of the output with the time of their writing. */
  TreeMap<Path, Long> finished() {
    return ColophonProcess.finishedPages(output);
  }

  /** Fails if a page that was finished before was written again. */
  void assertKept(TreeMap<Path, Long> before) {
    final TreeMap<Path, Long> after = finished();
    before.forEach((page, time) -> assertEquals(time, after.get(page), page + " was read twice"));
  }
}
