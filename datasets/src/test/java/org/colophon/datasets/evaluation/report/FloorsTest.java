package org.colophon.datasets.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloorsTest {
  @TempDir private Path folder;

  @Test
  void heldFloorsSayNothing() throws IOException {
    assertEquals(
        List.of(),
        check(
            """
            # what was measured
            books  cer   micro at-most  0.25   # (1 + 3 + 8) / 48
            books  cer   macro at-most  0.4
            tables teds  micro at-least 0.75
            tables map   value at-least 0.5
            tables map:table value at-least 0.5
            books  ece:tesseract value at-most 0.22
            books  coverage-99 value at-least 0.75
            books  risk-coverage-area value at-most 0.0626
            *      elements value at-least 4
            *      without-prediction value at-most 1
            """));
  }

  @Test
  void breachesNameLineAndValues() throws IOException {
    assertEquals(
        List.of(
            "floors.txt:1: books cer micro is 0.250000, must be at most 0.240000",
            "floors.txt:3: tables teds macro is 0.750000, must be at least 0.760000"),
        check("books cer micro at-most 0.24\n\ntables teds macro at-least 0.76\n"));
  }

  @Test
  void whatIsNotMeasuredIsABreach() throws IOException {
    assertEquals(
        List.of(
            "floors.txt:1: maps cer micro: the evaluation has no such group",
            "floors.txt:2: books teds micro: the evaluation has no such figure",
            "floors.txt:3: books map value: the evaluation has no such figure",
            "floors.txt:4: tables map:text value: the evaluation has no such figure",
            "floors.txt:5: books ece:other value: the evaluation has no such figure"),
        check(
            """
            maps cer micro at-most 1
            books teds micro at-least 0
            books map value at-least 0
            tables map:text value at-least 0
            books ece:other value at-most 1
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "books cer micro at-most",
        "books cer median at-most 0.1",
        "books cre micro at-most 0.1",
        "books cer value at-most 0.1",
        "books map:tabel value at-least 0.1",
        "books cer micro at-most NaN",
        "books cer micro at-most 3%"
      })
  void whatIsNoFloorIsNamedByItsLine(String line) throws IOException {
    final Path file = Files.writeString(folder.resolve("floors.txt"), "# first\n" + line + "\n");

    final IOException fault = assertThrows(IOException.class, () -> Floors.read(file));

    assertTrue(fault.getMessage().startsWith(file + ":2: "), fault.getMessage());
    assertEquals(1, fault.getMessage().lines().count());
  }

  @Test
  void aFileThatCannotFailIsRefused() throws IOException {
    final Path file = Files.writeString(folder.resolve("floors.txt"), "# nothing yet\n");

    assertThrows(IOException.class, () -> Floors.read(file));
  }

  private List<String> check(String floors) throws IOException {
    final Path file = Files.writeString(folder.resolve("floors.txt"), floors);
    return Floors.read(file).check(Samples.mixed().report());
  }
}
