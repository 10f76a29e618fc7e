package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.colophon.datasets.slices.Slices;
import org.colophon.datasets.store.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill in slices that is killed goes on, and gives what one job gives. */
class SlicedBackfillTest {
  private static final int BOOKS = 6;
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void killedBetweenSlicesItGoesOnAndGivesWhatOneJobGives() throws Exception {
    final Path archive = Files.createDirectory(folder.resolve("archive"));
    for (int i = 0; i < BOOKS; i++) {
      ScannedBook.write(archive.resolve("book-" + i + ".pdf"), 1, 900, 300 + 10 * i, 2);
    }
    final Path sliced = folder.resolve("sliced");
    final ColophonProcess first = start("first", archive, sliced, "--slice", "2");
    final Slices slices = Slices.of(sliced);
    final boolean some = first.await(LONG, () -> slices.isDone(1));
    first.kill();
    first.handle().onExit().get(30, TimeUnit.SECONDS);
    assertTrue(some, first.output());
    assertFalse(slices.isDone(BOOKS / 2), "all was done before it was killed");

    final ColophonProcess second = start("second", archive, sliced, "--slice", "2");
    assertEquals(0, second.end(LONG), second.output());
    assertFalse(second.output().contains("slice 1 of 3"), second.output());
    assertTrue(second.output().contains("slice 3 of 3"), second.output());
    assertTrue(second.output().contains(BOOKS + " complete"), second.output());

    final Path whole = folder.resolve("whole");
    final ColophonProcess once = start("once", archive, whole);
    assertEquals(0, once.end(LONG), once.output());
    assertEquals(digests(whole), digests(sliced));

    final ColophonProcess verify =
        ColophonProcess.start(
            folder.resolve("verify"), List.of(), List.of("verify", "--deep", sliced.toString()));
    assertEquals(0, verify.end(LONG), verify.output());
  }

  private ColophonProcess start(String name, Path archive, Path output, String... options)
      throws IOException {
    final List<String> arguments =
        new ArrayList<>(
            List.of(
                "digitize",
                archive.toString(),
                "--output",
                output.toString(),
                "--isolation",
                "none"));
    arguments.addAll(List.of(options));
    return ColophonProcess.start(folder.resolve(name), List.of("-Xmx512m"), arguments);
  }

  /** Of all that must not differ between runs. */
  private static TreeMap<String, String> digests(Path output) throws IOException {
    final TreeMap<String, String> digests = new TreeMap<>();
    final Path documents = output.resolve("documents");
    try (Stream<Path> files = Files.walk(documents)) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(Path.of("data", "costs.parquet"))) {
          digests.put(documents.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }
}
