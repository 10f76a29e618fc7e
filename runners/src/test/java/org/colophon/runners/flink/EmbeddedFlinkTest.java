package org.colophon.runners.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.colophon.runners.ColophonProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --runner flink} makes the same editions as the direct runner. */
class EmbeddedFlinkTest {
  private static final Path SAMPLES = Path.of("..", "datasets", "samples");
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void theSamplesAreTheSameEditionsOnBothRunners() throws Exception {
    final String direct = digitize("direct");
    final String flink = digitize("flink", "--runner", "flink", "--parallelism", "2");
    EditionsMatch.assertSame(folder.resolve("direct/out"), folder.resolve("flink/out"));
    assertTrue(flink.contains("4 complete, 0 partial, 0 failed"), flink);
    assertTrue(flink.contains("6 of 6 pages"), flink);
    assertTrue(flink.matches("(?s).*99 % of them at most (64|128|256) KiB.*"), flink);
    assertTrue(direct.contains("6 of 6 pages"), direct);
  }

  private String digitize(String name, String... options) throws Exception {
    final Path scratch = folder.resolve(name);
    final List<String> arguments =
        new ArrayList<>(
            List.of(
                "digitize",
                SAMPLES.toString(),
                "--output",
                scratch.resolve("out").toString(),
                "--workers",
                "2"));
    arguments.addAll(List.of(options));
    final ColophonProcess process = ColophonProcess.start(scratch, List.of("-Xmx768m"), arguments);
    assertEquals(0, process.end(LONG), process.output());
    return process.output();
  }
}
