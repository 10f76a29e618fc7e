package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed goes on where it stopped. */
class ResumeTest {
  private static final int PAGES = 30;
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void aKilledRunGoesOnWithThePagesItHas() throws Exception {
    final Path book = folder.resolve("book.pdf");
    ScannedBook.write(book, PAGES, 900, 420, 4);
    final Path output = folder.resolve("out");

    final ColophonProcess first = start(book, output, "first");
    final boolean some =
        first.await(LONG, () -> ColophonProcess.finishedPages(output).size() >= PAGES / 5);
    final List<ProcessHandle> family = first.family();
    first.kill();
    assertTrue(some, first.output());
    for (final ProcessHandle member : family) {
      // Workers see their input end and end with it.
      member.onExit().get(30, TimeUnit.SECONDS);
    }
    assertTrue(family.size() > 1, "no worker was started");
    final TreeMap<Path, Long> before = ColophonProcess.finishedPages(output);
    assertTrue(before.size() < PAGES, "the run was done before it was killed");
    assertFalse(isPublished(output));

    final ColophonProcess second = start(book, output, "second");
    assertEquals(0, second.end(LONG), second.output());
    final TreeMap<Path, Long> after = ColophonProcess.finishedPages(output);
    assertEquals(PAGES, after.size());
    before.forEach((page, time) -> assertEquals(time, after.get(page), page + " was read twice"));
    assertTrue(isPublished(output));
    final String printed = second.output();
    assertTrue(printed.contains(before.size() + " were done before"), printed);
    assertTrue(printed.contains("1 complete, 0 partial, 0 failed"), printed);
    assertTrue(printed.contains(PAGES + " done, 0 failed"), printed);
    try (Stream<Path> left = Files.list(folder.resolve("second").resolve("tmp"))) {
      assertEquals(List.of(), left.filter(path -> path.toString().contains("workers")).toList());
    }
  }

  private ColophonProcess start(Path book, Path output, String name) throws Exception {
    return ColophonProcess.start(
        folder.resolve(name),
        List.of("-Xmx512m"),
        List.of(
            "digitize",
            book.toString(),
            "--output",
            output.toString(),
            "--workers",
            "2",
            "--isolation",
            "process"));
  }

  private static boolean isPublished(Path output) throws Exception {
    if (!Files.isDirectory(output.resolve("documents"))) {
      return false;
    }
    try (Stream<Path> files = Files.walk(output.resolve("documents"))) {
      return files.anyMatch(file -> file.endsWith("outcome.json"));
    }
  }
}
