package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.Sha256;
import org.colophon.datasets.store.fault.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on storage that is sick. */
class StorageFaultsRunTest {
  private static final Path SAMPLE = Path.of("..", "datasets", "samples", "report.pdf");

  /** A folder that cannot be written at all is refused before anything starts. */
  private static final String PLACE = ".*/(documents|dataset|work/d[^/]*)/.*";

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String NO_PATIENCE = "1";
  private static final String MUCH_PATIENCE = "60";

  @TempDir private static Path sound;
  private static Map<String, String> expected;

  @TempDir private Path folder;

  @BeforeAll
  static void onSoundStorage() throws Exception {
    final ColophonProcess run = digitize(sound, sound.resolve("out").toString(), NO_PATIENCE);
    assertEquals(0, run.end(LONG), run.output());
    expected = digests(sound.resolve("out"));
    assertTrue(expected.size() > 20, expected.toString());
  }

  /** Faults are counted in each process: the command's, and each worker's. */
  @Test
  void faultsThatPassChangeNothing() throws Exception {
    Faults.set(
        folder.resolve("faults"),
        "write " + PLACE + " error times=2",
        "write " + PLACE + " space after=4 times=2",
        "open,mkdir,delete " + PLACE + " readonly times=3",
        "move " + PLACE + " error times=2",
        "read .*(page|draft|parquet) error times=2",
        "open " + PLACE + " slow share=0.2 seed=3 ms=50");
    final ColophonProcess run = digitize(folder, "fault://" + folder + "/out", MUCH_PATIENCE);
    assertEquals(0, run.end(LONG), run.output());
    assertTrue(run.output().contains("trying again"), run.output());
    assertEquals(expected, digests(folder.resolve("out")));
  }

  @Test
  void aFaultThatStaysStopsTheRunWhichGoesOnLater() throws Exception {
    final Path out = folder.resolve("out");
    Faults.set(folder.resolve("faults"), "write .*p00002[^/]*[.]page.* space");
    final ColophonProcess first = digitize(folder, "fault://" + out, NO_PATIENCE);
    assertEquals(1, first.end(LONG), first.output());
    final List<String> said =
        first.output().lines().filter(line -> line.contains("then run again")).toList();
    assertEquals(1, said.size(), first.output());
    assertTrue(said.get(0).startsWith("colophon: "), said.get(0));
    assertTrue(said.get(0).contains("p00002."), said.get(0));
    assertTrue(said.get(0).contains("No space left on device"), said.get(0));
    assertFalse(Files.exists(out.resolve("documents")), "something was published");

    Faults.set(folder.resolve("faults"), "write .*/document.pdf.* error");
    final ColophonProcess second = digitize(folder, "fault://" + out, NO_PATIENCE);
    assertEquals(1, second.end(LONG), second.output());
    assertTrue(second.output().contains("document.pdf: cannot be written"), second.output());
    try (Stream<Path> files = Files.walk(out.resolve("documents"))) {
      assertFalse(files.anyMatch(file -> file.endsWith("outcome.json")), "half was published");
    }

    Faults.set(folder.resolve("faults"));
    final ColophonProcess third = digitize(folder, "fault://" + out, NO_PATIENCE);
    assertEquals(0, third.end(LONG), third.output());
    assertEquals(expected, digests(out));
  }

  private static ColophonProcess digitize(Path scratch, String output, String patience)
      throws IOException {
    return ColophonProcess.start(
        Files.createDirectories(scratch.resolve("scratch-" + patience)),
        List.of("-Xmx512m"),
        Map.of(Patience.VARIABLE, patience, Faults.VARIABLE, scratch.resolve("faults").toString()),
        List.of("digitize", SAMPLE.toString(), "--output", output, "--workers", "1"));
  }

  /**
   * Of all that readers may take; what differs between runs is in the costs alone, and in the sizes
   * that compaction notes.
   */
  private static Map<String, String> digests(Path output) throws IOException {
    final Map<String, String> digests = new TreeMap<>();
    for (final String part : List.of("documents", "dataset")) {
      try (Stream<Path> files = Files.walk(output.resolve(part))) {
        for (final Path file : files.filter(Files::isRegularFile).toList()) {
          final String name = output.relativize(file).toString();
          if (!name.contains("costs")
              && !name.endsWith(AtomicFile.PART_SUFFIX)
              && !name.startsWith("dataset/_")) {
            digests.put(name, Sha256.hex(Files.readAllBytes(file)));
          }
        }
      }
    }
    return digests;
  }
}
