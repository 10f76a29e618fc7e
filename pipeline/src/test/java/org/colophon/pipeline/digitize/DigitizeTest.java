package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.parquet.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job on the samples, from files to files. */
class DigitizeTest {
  /** Set to {@code write} to replace the golden files by what the job makes now. */
  private static final String GOLDEN = "colophon.golden";

  private static final Path GOLDEN_MARKDOWN =
      Path.of("src", "test", "resources", "golden", "report.md");

  private static final Set<String> KINDS_OF_TRUTH =
      Set.of("heading", "text", "list", "caption", "footnote");

  /** Measured 0.0124. */
  private static final double MOST_SCAN_ERRORS = 0.03;

  /** Measured 0.987. */
  private static final double FEWEST_SCAN_WORDS = 0.97;

  @ParameterizedTest
  @ValueSource(strings = {"report", "report-scan"})
  void bytesDependOnNeitherRunNorWorkers(String name) throws IOException {
    final Map<String, String> one = PublishedDocument.named(SampleRuns.one(), name).digests();
    final Map<String, String> two = PublishedDocument.named(SampleRuns.two(), name).digests();
    // What differs between runs lives in the costs alone.
    one.remove("data/costs.parquet");
    two.remove("data/costs.parquet");
    assertTrue(one.containsKey("outcome.json"), one.toString());
    assertEquals(one, two);
  }

  @Test
  void bornDigitalReportGivesTheGoldenMarkdown() throws IOException {
    final String markdown = PublishedDocument.named(SampleRuns.one(), "report").text("document.md");
    if ("write".equals(System.getProperty(GOLDEN))) {
      Files.writeString(GOLDEN_MARKDOWN, markdown);
    }
    assertEquals(
        Files.readString(GOLDEN_MARKDOWN),
        markdown,
        "if the new text is right: mvn test -pl pipeline -am -D" + GOLDEN + "=write");
  }

  @Test
  void scanReadsLikeItsTruth() throws IOException {
    final String truth = Files.readString(Job.SAMPLES.resolve("truth").resolve("report.gt.txt"));
    final String read =
        PublishedDocument.named(SampleRuns.one(), "report-scan").rows(Table.REGIONS).stream()
            .filter(row -> KINDS_OF_TRUTH.contains(row.get("kind").toString()))
            .map(row -> row.get("text").toString())
            .collect(Collectors.joining("\n"));
    final String expected = Normalisation.RUNNING.apply(truth);
    final String found = Normalisation.RUNNING.apply(read);
    final double rate = ErrorRate.ofCharacters(expected, found, Normalisation.EXACT).rate();
    final double words = shareOfWords(expected, found);
    System.out.printf(
        Locale.ROOT, "scan: character error rate %.4f, words found %.4f%n", rate, words);
    assertTrue(rate <= MOST_SCAN_ERRORS, "character error rate " + rate);
    assertTrue(words >= FEWEST_SCAN_WORDS, "share of words found " + words);
  }

  /** Share of the words of a text that another holds, in whatever order. */
  private static double shareOfWords(String expected, String found) {
    final List<String> all = List.of(expected.split(" "));
    final List<String> left = new ArrayList<>(List.of(found.split(" ")));
    return (double) all.stream().filter(left::remove).count() / all.size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "report-scan"})
  void everyRegionHasItsIdInEveryRendition(String name) throws IOException {
    final PublishedDocument document = PublishedDocument.named(SampleRuns.one(), name);
    final Set<String> regions = document.column(Table.REGIONS, "region_id");
    assertFalse(regions.isEmpty());
    assertEquals(regions, document.regionIds("document.md", "<a id=\"", "\"></a>"));
    assertEquals(regions, document.regionIds("document.tex", "\\label{", "}"));
    assertEquals(regions, document.regionIds("hocr", " id=\"", "\""));
    assertEquals(regions, document.regionIds("alto", " ID=\"", "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "report-scan"})
  void everyWordHasItsIdInThePageRenditions(String name) throws IOException {
    final PublishedDocument document = PublishedDocument.named(SampleRuns.one(), name);
    final Set<String> words = document.column(Table.WORDS, "word_id");
    assertFalse(words.isEmpty());
    assertEquals(words, document.wordIds("hocr", " id=\"", "\""));
    assertEquals(words, document.wordIds("alto", " ID=\"", "\""));
  }

  @Test
  void datasetHoldsTheRowsOfAllDocuments() throws IOException {
    long regions = 0;
    for (final PublishedDocument document : PublishedDocument.all(SampleRuns.one())) {
      regions += document.rows(Table.REGIONS).size();
    }
    final Path dataset = SampleRuns.one().resolve("dataset");
    long compacted = 0;
    try (var files = Files.list(dataset.resolve(Table.REGIONS.word()))) {
      for (final Path file : files.toList()) {
        try (var reader = org.colophon.datasets.parquet.TableReader.open(file, Table.REGIONS)) {
          while (reader.next().isPresent()) {
            compacted++;
          }
        }
      }
    }
    assertEquals(regions, compacted);
  }

  @Test
  void aSecondRunKeepsEveryFile() throws IOException {
    final Path output =
        Job.run("again", List.of(Job.SAMPLES.resolve("report.pdf")), "--pages=2", "--to=md,txt");
    final PublishedDocument document = PublishedDocument.named(output, "report");
    final Map<String, String> before = document.digests();
    final var written = Files.getLastModifiedTime(document.folder().resolve("document.md"));
    Digitize.main(
        new String[] {
          "--runner=DirectRunner",
          "--input=" + Job.SAMPLES.resolve("report.pdf"),
          "--output=" + output,
          "--isolation=none",
          "--pages=2",
          "--to=md,txt"
        });
    assertEquals(before, document.digests());
    assertEquals(written, Files.getLastModifiedTime(document.folder().resolve("document.md")));
  }
}
