package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.colophon.runners.flink.EditionsMatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Scheduled ingestion by the very command of its manifest: from the packaged jar and Flink's own
 * jars, on Flink in the process; and what failed there is tried again in the same way.
 */
class CronJobIT {
  private static final Path MANIFEST = Path.of("deploy", "kubernetes", "ingest-cronjob.yaml");
  private static final int IMAGES = 5;
  private static final int BOOK = 6;

  @TempDir private Path folder;
  private Path archive;
  private Path output;
  private List<?> command;
  private List<?> arguments;

  @BeforeEach
  void readManifest() throws IOException {
    archive = folder.resolve("archive");
    output = folder.resolve("out");
    final Map<?, ?> container =
        container(
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(MANIFEST)));
    command = (List<?>) container.get("command");
    arguments = (List<?>) container.get("args");
  }

  @Test
  void aPassDoesWhatIsNewAndRetryWhatFailed() throws Exception {
    SmallArchive.images(archive, 1, IMAGES);
    final Path book = archive.resolve("book.pdf");
    SmallArchive.book(book, BOOK);
    final byte[] whole = Files.readAllBytes(book);
    Files.write(book, Arrays.copyOf(whole, 64));
    settle();
    final String first = run(1, arguments);
    assertTrue(first.contains("Documents  " + IMAGES + " complete, 0 partial, 1 failed"), first);
    assertTrue(first.contains("Shuffled   "), first);

    final String second = run(0, arguments);
    assertTrue(second.contains((IMAGES + 1) + " known and unchanged"), second);

    Files.write(book, whole);
    final String retried = run(0, List.of("retry", "/out", "--runner", "flink"));
    assertTrue(retried.contains("Documents  1 complete, 0 partial, 0 failed"), retried);
    assertTrue(retried.contains("Shuffled   "), retried);

    final Digitization reference = new Digitization(archive, folder.resolve("reference"));
    Digitization.succeed(reference.here());
    EditionsMatch.assertSame(reference.output(), output);
  }

  /** Runs the command of the manifest with its paths where they are here. */
  private String run(int exit, List<?> more) throws Exception {
    final String lib = System.getProperty("colophon.flink.lib", "target/flink-lib");
    final List<String> all = new ArrayList<>();
    for (final Object word : Stream.concat(command.stream(), more.stream()).toList()) {
      all.add(
          word.toString()
              .replace("/opt/flink/usrlib/", Path.of("target").toAbsolutePath() + "/")
              .replace("/opt/flink/lib", Path.of(lib).toAbsolutePath().toString())
              .replaceFirst("^/archive$", archive.toString())
              .replaceFirst("^/out$", output.toString()));
    }
    all.set(0, Path.of(System.getProperty("java.home"), "bin", all.get(0)).toString());
    final Path log = Files.createTempFile(folder, "pass-", ".log");
    final Process pass =
        new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      final boolean ended = pass.waitFor(10, TimeUnit.MINUTES);
      final String printed = Files.readString(log);
      assertTrue(ended, printed);
      assertEquals(exit, pass.exitValue(), printed);
      return printed;
    } finally {
      pass.destroyForcibly();
    }
  }

  /** Long enough ago to be taken. */
  private void settle() throws IOException {
    try (Stream<Path> files = Files.list(archive)) {
      for (final Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
      }
    }
  }

  /** The part that has a command. */
  private static Map<?, ?> container(Object part) {
    if (part instanceof Map<?, ?> map) {
      return map.containsKey("command")
          ? map
          : map.values().stream()
              .map(CronJobIT::container)
              .filter(found -> !found.isEmpty())
              .findFirst()
              .orElse(Map.of());
    }
    return part instanceof List<?> list
        ? list.stream()
            .map(CronJobIT::container)
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(Map.of())
        : Map.of();
  }
}
