package org.colophon.runners.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the benchmark on which its numbers stand. */
class BenchmarkTest {
  @TempDir Path folder;

  /** A grandchild that was waited for: bash counting, which takes a good part of a second. */
  @Test
  void countsTheCpuOfGrandchildren() throws Exception {
    final Usage usage =
        MeasuredProcess.run(
            folder.resolve("logs/busy"),
            List.of("bash", "-c", "bash -c 'for ((i = 0; i < 200000; i++)); do :; done'; true"),
            Map.of());

    assertTrue(usage.cpuSeconds() > 0.05, usage.toString());
    assertTrue(usage.wallSeconds() > 0.05, usage.toString());
  }

  @Test
  void aCommandThatFailsSaysWhy() {
    final IOException failure =
        assertThrows(
            IOException.class,
            () ->
                MeasuredProcess.run(
                    folder.resolve("bad"),
                    List.of("bash", "-c", "echo no paper; exit 3"),
                    Map.of()));

    assertTrue(failure.getMessage().endsWith("ended with code 3: no paper"), failure.getMessage());
  }

  @Test
  void ratiosAreOfMediansWithTheExtremesWithinRounds() {
    final Spread ratio =
        Results.ratio(result("a", 10, 12, 40), result("b", 5, 4, 5), Usage::cpuSeconds);

    assertEquals(12 / 5.0, ratio.median());
    assertEquals(2, ratio.least());
    assertEquals(8, ratio.most());
  }

  @Test
  void startUpIsApart() {
    // 12 seconds for ten pages, 2 of them for the start.
    assertEquals(1.0, result("a", 10, 12, 40).cpuPerPageWithoutStart(), 1e-9);
  }

  private static Result result(String name, double... cpu) {
    return new Result(
        "set",
        name,
        10,
        List.of(new Usage(2, 2, 0, 0)),
        java.util.Arrays.stream(cpu).mapToObj(one -> new Usage(one, one, 0, 0)).toList(),
        null,
        Map.of(),
        "");
  }

  @Test
  void copiesOfAPageDifferInBytesAndNotInPixels() throws Exception {
    final Path page =
        Path.of("").toAbsolutePath().resolveSibling("datasets/samples/report-pages/page-1.jpg");
    final Path one = ScanSets.copy(page, folder.resolve("1.jpg"), 1);
    final Path two = ScanSets.copy(page, folder.resolve("2.jpg"), 2);

    assertNotEquals(Sources.digest(one), Sources.digest(two));
    try (Raster left = Raster.decode(Files.readAllBytes(page));
        Raster right = Raster.decode(Files.readAllBytes(two))) {
      assertArrayEquals(left.png(), right.png());
    }
    ScannedPdf.write(List.of(one, two), folder.resolve("book.pdf"));
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("book.pdf").toFile())) {
      assertEquals(2, pdf.getNumberOfPages());
    }
  }

  @Test
  void aPageWithoutTextIsWhollyWrong() {
    assertEquals(0.5, Accuracy.of(List.of("abcd", "efgh"), List.of("abcd")).rate(), 1e-9);
  }
}
