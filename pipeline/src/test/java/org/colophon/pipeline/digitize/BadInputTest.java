package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.parquet.TableReader;
import org.colophon.datasets.truth.Corpora;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job over input that is bad in every way but one: no run fails, and no file goes without
 * an outcome.
 */
class BadInputTest {
  private static final Set<String> DEFECTS =
      Set.of("INTERNAL", "RENDITION", "CRASHED", "VANISHED", "STORAGE", "WORKER");

  @TempDir private Path folder;
  private Path input;
  private Path output;
  private BadFiles files;

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("output");
    files = new BadFiles(input);
  }

  @Test
  void everyBadFileHasItsOutcomeAndItsRow() throws IOException {
    files.good("good.pdf");
    files.truncated("truncated.pdf");
    files.encrypted("encrypted.pdf");
    files.withoutPages("without-pages.pdf");
    files.empty("empty.pdf");
    files.text("text.pdf");
    files.dangling("dangling.pdf");
    files.folderNamed("folder.pdf");
    files.blankPng("misnamed.pdf", 300, 200);
    files.blankPng("tiny.png", 6, 4);
    files.vastPng("vast.png");

    digitize("--isolation=none", "--to=txt,parquet");

    final Map<String, Outcome> outcomes = outcomes();
    assertEquals(Status.COMPLETE, outcomes.remove("good").status());
    assertEquals(Status.COMPLETE, outcomes.remove("misnamed").status());
    assertEquals(Status.COMPLETE, outcomes.remove("tiny").status());
    final Map<String, String> causes = new TreeMap<>();
    outcomes.forEach(
        (name, outcome) -> {
          assertEquals(Status.FAILED, outcome.status(), name);
          assertEquals(1, outcome.failures().size(), name);
          final Failure failure = outcome.failures().get(0);
          assertTrue(failure.message().contains(name), failure.message());
          assertEquals(1, failure.message().lines().count(), failure.message());
          assertEquals(1, failure.cure().lines().count(), failure.cure());
          causes.put(name, failure.cause());
        });
    assertEquals(
        Map.of(
            "truncated", "DAMAGED",
            "encrypted", "ENCRYPTED",
            "without-pages", "NO_PAGES",
            "empty", "EMPTY",
            "text", "UNKNOWN_TYPE",
            "dangling", "MISSING",
            "vast", "TOO_LARGE"),
        causes);
    assertEquals(causes.keySet(), failuresTable());
  }

  @Test
  void aPasswordOpensAndItsLackLaterTakesNothingAway() throws IOException {
    files.encrypted("encrypted.pdf");
    final Path passwords =
        Files.writeString(folder.resolve("passwords"), "other\n" + BadFiles.PASSWORD + "\n");
    digitize("--isolation=none", "--to=txt,pdf", "--passwordFile=" + passwords);
    assertEquals(Status.COMPLETE, outcomes().get("encrypted").status());

    digitize("--isolation=none", "--to=txt,pdf");
    assertEquals(Status.COMPLETE, outcomes().get("encrypted").status());
  }

  @Test
  void anEditionIsReusedRefusedOrReplaced() throws IOException {
    files.good("good.pdf");
    digitize("--isolation=none", "--to=txt");
    final FileTime first = outcomeTime();

    digitize("--isolation=none", "--to=txt");
    assertEquals(first, outcomeTime());

    digitize("--isolation=none", "--to=txt,md");
    assertEquals(first, outcomeTime());

    digitize("--isolation=none", "--to=txt,md", "--overwrite=true");
    assertNotEquals(first, outcomeTime());
    assertTrue(outcomes().get("good").renditions().stream().anyMatch(name -> name.endsWith(".md")));
  }

  @Test
  void equalBytesAreOneDocumentOfTwoSources() throws IOException {
    Files.copy(files.good("first.pdf"), input.resolve("second.pdf"));
    digitize("--isolation=none", "--to=txt");
    final Map<String, Outcome> outcomes = outcomes();
    assertEquals(Set.of("first"), outcomes.keySet());
    assertEquals(2, outcomes.get("first").document().sources().size());
  }

  @Test
  void workerProcessesGiveTheSame() throws IOException {
    files.good("good.pdf");
    files.truncated("truncated.pdf");
    digitize("--isolation=process", "--workers=1", "--to=txt,pdf");
    final Map<String, Outcome> outcomes = outcomes();
    assertEquals(Status.COMPLETE, outcomes.get("good").status());
    assertEquals("DAMAGED", outcomes.get("truncated").failures().get(0).cause());
  }

  @Test
  void aPoisonPageIsTriedTwiceAndAllElseIsPublished() throws IOException {
    files.poisoned("poisoned.pdf");
    final String[] options = {
      "--isolation=process", "--workers=1", "--workerMemory=700", "--renderDpi=400", "--to=txt"
    };
    digitize(options);
    final Failure failure = onlyFailure("poisoned");
    assertEquals("QUARANTINED", failure.cause());
    assertTrue(failure.elementId().endsWith("_p00002"), failure.elementId());
    assertEquals(2, failure.message().split("MEMORY: ", -1).length - 1, failure.message());
    final Map<Path, FileTime> records = attempts();
    assertEquals(1, records.size());

    digitize(options);
    assertEquals(failure, onlyFailure("poisoned"));
    assertEquals(records, attempts(), "it was tried again");
  }

  private Failure onlyFailure(String name) throws IOException {
    final Outcome outcome = outcomes().get(name);
    assertEquals(Status.PARTIAL, outcome.status());
    assertEquals(2, outcome.pagesDone());
    assertEquals(1, outcome.failures().size());
    return outcome.failures().get(0);
  }

  private Map<Path, FileTime> attempts() throws IOException {
    final Map<Path, FileTime> records = new TreeMap<>();
    try (Stream<Path> work = Files.walk(output.resolve("work"))) {
      for (final Path file : work.filter(any -> any.toString().endsWith(".attempts")).toList()) {
        records.put(file, Files.getLastModifiedTime(file));
      }
    }
    return records;
  }

  @Test
  void inputThatIsNotThereIsRefusedAtOnce() {
    final DigitizeOptions options = options("--input=" + input.resolve("none.pdf"));
    final var refused =
        assertThrows(DigitizePlan.InvalidOptionsException.class, () -> DigitizePlan.of(options));
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void hostileFilesOfTheCorporaAllEndWithoutADefect() throws IOException {
    final Optional<Path> pdfs = Corpora.group("pdfs");
    final Optional<Path> tiffs = Corpora.group("tiffs");
    assumeTrue(pdfs.isPresent() && tiffs.isPresent(), "the corpora are absent");
    final List<Path> sample =
        new ArrayList<>(
            Stream.of(
                    "qpdffuzz-70306b.pdf",
                    "pdfjs-bomb_giant.pdf",
                    "pdfjs-poppler-91414-0-54.pdf",
                    "pdfjs-ContentStreamCycleType3insideType3.pdf",
                    "ocrmypdf-invalid.pdf",
                    "qpdf-issue-119.pdf",
                    "qpdf-issue-143.pdf")
                .map(pdfs.get()::resolve)
                .toList());
    Stream.of(
            "12m-ccitt-group4.tif",
            "12m-lzw-buffer-overflow.tif",
            "pillow-zero_height.j2k",
            "pillow-crash-2020-10-test.tif",
            "pillow-hopper_lzma.tif")
        .map(tiffs.get()::resolve)
        .forEach(sample::add);
    sample.removeIf(file -> !Files.exists(file));
    assumeTrue(sample.size() >= 6, "this half of the corpora holds too few of the sample");

    digitize(
        sample.stream().map(Path::toString).collect(Collectors.joining(",")),
        "--isolation=process",
        "--workers=2",
        "--pageSeconds=40",
        "--to=txt,pdf,parquet");

    final Map<String, Outcome> outcomes = outcomes();
    assertEquals(sample.size(), outcomes.size(), outcomes.keySet().toString());
    outcomes.forEach(
        (name, outcome) -> {
          assertFalse(outcome.status() != Status.COMPLETE && outcome.failures().isEmpty(), name);
          outcome
              .failures()
              .forEach(
                  failure -> {
                    assertFalse(DEFECTS.contains(failure.cause()), failure.message());
                    assertFalse(failure.message().contains("CRASHED: "), failure.message());
                  });
        });
  }

  private void digitize(String... arguments) {
    if (arguments[0].startsWith("--")) {
      run(input.toString(), arguments);
    } else {
      run(arguments[0], java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    }
  }

  private void run(String inputs, String... arguments) {
    final List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--input=" + inputs);
    final DigitizeOptions options = options(all.toArray(String[]::new));
    assertEquals(PipelineResult.State.DONE, Digitize.run(options).waitUntilFinish());
  }

  private DigitizeOptions options(String... arguments) {
    final List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--output=" + output);
    all.add("--runner=DirectRunner");
    all.add("--targetParallelism=2");
    return PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).as(DigitizeOptions.class);
  }

  private Map<String, Outcome> outcomes() throws IOException {
    final Map<String, Outcome> outcomes = new TreeMap<>();
    try (Stream<Path> documents = Files.list(output.resolve("documents"))) {
      documents
          .flatMap(document -> OutcomeFile.read(document).stream())
          .forEach(outcome -> outcomes.put(outcome.document().name(), outcome));
    }
    return outcomes;
  }

  /** Changes when the file is written anew. */
  private FileTime outcomeTime() throws IOException {
    final Path document =
        output.resolve("documents").resolve(outcomes().get("good").document().folder());
    return Files.getLastModifiedTime(document.resolve(OutcomeFile.NAME));
  }

  private Set<String> failuresTable() throws IOException {
    final Set<String> sources = new TreeSet<>();
    final Path part = output.resolve("dataset/failures/part-00000.parquet");
    try (TableReader rows = TableReader.open(part, Table.FAILURES)) {
      for (Optional<GenericRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
        sources.add(row.get().get("source").toString());
      }
    }
    return sources;
  }
}
