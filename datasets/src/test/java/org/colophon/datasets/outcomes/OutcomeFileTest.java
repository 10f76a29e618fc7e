package org.colophon.datasets.outcomes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Spending;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.store.SyntheticBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeFileTest {
  private static final MadeWith MADE_WITH =
      new MadeWith(
          new Fingerprints(
              "0123456789abcdef", Map.of(RegionKind.TABLE, "aa".repeat(8)), "fedcba9876543210"),
          Map.of(MadeWith.LANGUAGES, "deu", MadeWith.MODELS, "cd".repeat(32)),
          Map.of("page", "3", MadeWith.REGIONS, "1"),
          List.of("md", "pdf"));

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = files.getPath("/out/documents/d1-book");

  @BeforeEach
  void writeRenditions() throws IOException {
    Files.createDirectories(folder.resolve("hocr"));
    Files.writeString(folder.resolve("document.md"), "# Book\n");
    Files.writeString(folder.resolve("hocr").resolve("p00001.hocr"), "<html/>");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("costs.parquet"), "differs");
  }

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }

  @Test
  void hasTheGoldenBytes() throws IOException {
    OutcomeFile.write(folder, outcome());
    try (InputStream golden = OutcomeFileTest.class.getResourceAsStream("golden/outcome.json")) {
      assertEquals(
          new String(golden.readAllBytes(), UTF_8),
          Files.readString(folder.resolve(OutcomeFile.NAME)));
    }
  }

  @Test
  void comesBackWithoutWhatDiffersBetweenRuns() throws IOException {
    final Outcome written = outcome();
    OutcomeFile.write(folder, written);
    final Outcome read = OutcomeFile.read(folder).orElseThrow();
    assertEquals(written.document(), read.document());
    assertEquals(written.regions(), read.regions());
    assertEquals(written.models(), read.models());
    assertEquals(written.doubtfulPages(), read.doubtfulPages());
    assertEquals(written.doubtfulRegions(), read.doubtfulRegions());
    assertEquals(written.renditions(), read.renditions());
    assertEquals(written.meanConfidence(), read.meanConfidence());
    assertEquals(0, read.cpuSeconds());
    assertEquals(
        List.of(
            new Spending("table-geometry", "table", 1, 0.25, 0.5, new Usage(10, 2, 0.5)),
            new Spending("table-remote", "table", 2, 0.5, 1, new Usage(20, 4, 1))),
        written.spending());
    assertEquals(
        List.of(
            new Spending("table-geometry", "table", 1, 0, 0, Usage.NONE),
            new Spending("table-remote", "table", 2, 0, 0, Usage.NONE)),
        read.spending());
    assertEquals(
        written.failures().stream().map(Failure::message).toList(),
        read.failures().stream().map(Failure::message).toList());
    final byte[] first = Files.readAllBytes(folder.resolve(OutcomeFile.NAME));
    OutcomeFile.write(folder, read);
    assertArrayEquals(first, Files.readAllBytes(folder.resolve(OutcomeFile.NAME)));
  }

  @Test
  void findsRenditionsButNotWhatDiffersBetweenRuns() throws IOException {
    OutcomeFile.write(folder, outcome());
    Files.writeString(folder.resolve("document.md.1234.part"), "left by a killed process");
    assertEquals(List.of("document.md", "hocr/p00001.hocr"), OutcomeFile.renditionsIn(folder));
  }

  @Test
  void intactMeansEveryRenditionInItsSize() throws IOException {
    assertFalse(OutcomeFile.isIntact(folder));
    OutcomeFile.write(folder, outcome());
    assertTrue(OutcomeFile.isIntact(folder));
    Files.writeString(folder.resolve("document.md"), "#");
    assertFalse(OutcomeFile.isIntact(folder));
    Files.delete(folder.resolve("document.md"));
    assertFalse(OutcomeFile.isIntact(folder));
  }

  @Test
  void missingRenditionIsNotPublished() {
    final Outcome outcome = tally().outcome(List.of("document.tex"));
    final IOException e = assertThrows(IOException.class, () -> OutcomeFile.write(folder, outcome));
    assertTrue(e.getMessage().contains("document.tex"), e.getMessage());
    assertTrue(OutcomeFile.read(folder).isEmpty());
  }

  @Test
  void renditionOutsideTheFolderIsRefused() {
    for (final String name : List.of("../x", "/etc/passwd", "", "a/../..", ".")) {
      final Outcome outcome = tally().outcome(List.of(name));
      assertThrows(IllegalArgumentException.class, () -> OutcomeFile.write(folder, outcome), name);
    }
  }

  @Test
  void malformedFileCountsAsNotPublished() throws IOException {
    OutcomeFile.write(folder, outcome());
    final Path file = folder.resolve(OutcomeFile.NAME);
    final String whole = Files.readString(file);
    final List<String> malformed =
        List.of(
            "",
            "null",
            "[]",
            "{}",
            whole.substring(0, whole.length() / 2),
            whole + "{}",
            whole.replace("\"schema\" : 1", "\"schema\" : 2"),
            whole.replace("\"partial\"", "\"splendid\""),
            whole.replace("\"partial\"", "null"),
            whole.replace("\"table\"", "\"poem\""),
            whole.replace("\"document.md\"", "\"../document.md\""),
            whole.replace("\"deu\"", "null"),
            whole.replace("\"words\" : 1008", "\"words\" : {}"),
            "[".repeat(100_000));
    for (final String text : malformed) {
      Files.writeString(file, text);
      assertTrue(OutcomeFile.read(folder).isEmpty(), text);
      assertFalse(OutcomeFile.isIntact(folder));
    }
    Files.writeString(file, whole.replace("\"schema\" : 1,", "\"schema\" : 1, \"newer\" : [],"));
    assertTrue(OutcomeFile.read(folder).isPresent(), "fields may be added");
    Files.writeString(file, whole.replaceAll("(?s),\\s*\"readings\" : \\[.*}", "}"));
    final Outcome earlier = OutcomeFile.read(folder).orElseThrow();
    assertEquals(List.of(), earlier.spending(), "an earlier file");
    assertEquals(Optional.empty(), earlier.madeWith(), "an earlier file");
  }

  @Test
  void anUpdateMeasuresTheOneFileThatChanged() throws IOException {
    OutcomeFile.write(folder, outcome());
    final String before = Files.readString(folder.resolve(OutcomeFile.NAME));
    Files.writeString(folder.resolve("document.md"), "# Another book\n");
    Files.writeString(folder.resolve("hocr").resolve("p00001.hocr"), "not looked at");
    final Outcome read = OutcomeFile.read(folder).orElseThrow();
    assertEquals(Optional.of(MADE_WITH), read.madeWith());
    OutcomeFile.update(folder, read, "document.md");
    final List<String> after =
        Files.readAllLines(folder.resolve(OutcomeFile.NAME)).stream()
            .filter(line -> !before.contains(line))
            .toList();
    assertEquals(2, after.size(), after.toString());
    assertTrue(after.get(0).contains("\"bytes\" : 15"), after.toString());
    Files.delete(folder.resolve(OutcomeFile.NAME));
    assertThrows(IOException.class, () -> OutcomeFile.update(folder, read, "document.md"));
  }

  private static Outcome outcome() {
    return tally().outcome(List.of("hocr/p00001.hocr", "document.md")).withMadeWith(MADE_WITH);
  }

  private static OutcomeTally tally() {
    final SyntheticBook book = new SyntheticBook('a', 3);
    final OutcomeTally tally = new OutcomeTally(book.document());
    tally.page(book.page(1));
    tally.page(withReadings(book.page(2)));
    tally.missing(book.missing(3));
    return tally;
  }

  /** With two readings of a table by one specialist and one by another. */
  private static FinishedPage withReadings(FinishedPage page) {
    final List<Cost> costs = new ArrayList<>(page.costs());
    for (final String specialist : List.of("table-remote", "table-geometry", "table-remote")) {
      costs.add(new Cost("r", "region", 0.25, 0.5, 1, specialist, "table", new Usage(10, 2, 0.5)));
    }
    return new FinishedPage(page.page(), costs, page.failures());
  }
}
