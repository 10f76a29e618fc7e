package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.outcomes.EditionPolicy;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.schema.proto.RedoReason;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.colophon.transforms.summary.CloseRun;
import org.junit.jupiter.api.Test;

/** Runs over an output that is there already do again what a change affects, and say why. */
class RedoTest {
  private static final String RENDITIONS = "--to=md,pdf,parquet";

  /** Of the report, that with the table and the chart. */
  private static final String TABLE_PAGE = "--pages=2";

  private static final String HASTY =
      """
      version: 1
      specialists:
        hasty-tables: {type: class, name: %s}
      ladders:
        table: [{specialist: hasty-tables, accept: 0.5}]
      """
          .formatted(HastyTables.class.getName());

  private static final String MODELLED =
      """
      version: 1
      specialists:
        modelled-tables: {type: class, name: %s, model: {file: tables.model}}
      ladders:
        table: [{specialist: modelled-tables, accept: 0.5}]
      """
          .formatted(ModelledTables.class.getName());

  private static final String SEEN = HASTY.replace("hasty", "seen").replace("Hasty", "Seen");

  @Test
  void otherRoutesOfTablesReadTheTablesAgainAndNothingElse() throws IOException {
    final Path input = input("redo-routes");
    final Path output = Job.folder("redo-routes");
    final Run first = run(input, output, EditionPolicy.INGEST, RENDITIONS);
    final long tables = first.counters().get("regions-table");
    assertTrue(tables > 0 && first.counters().get("regions-chart") > 0, first.toString());
    final Map<Path, FileTime> before = times(output.resolve("work"));
    final Path routes = Files.writeString(output.resolve("hasty.yaml"), HASTY);

    final Run second = run(input, output, EditionPolicy.INGEST, RENDITIONS, "--routes=" + routes);
    assertEquals(tables, second.counters().get("regions-table"));
    assertEquals(null, second.counters().get("regions-chart"));
    assertEquals(null, second.counters().get("regions-figure"));
    assertKept(before, times(output.resolve("work")), "summary.pb", "run.json");
    assertEquals(List.of("the routes or models of table regions changed"), second.reasons());
    assertEquals(1, second.summary().getRedone().getDocuments());
    assertEquals(2, second.summary().getRedone().getPages());
    assertEquals(2, second.summary().getRedone().getPagesKept());
    assertEquals(1, second.summary().getRedone().getRegionsCount());
    assertEquals(tables, second.summary().getRedone().getRegions(0).getCount());

    final Path fresh = Job.folder("redo-routes-fresh");
    run(input, fresh, EditionPolicy.INGEST, RENDITIONS, "--routes=" + routes);
    assertEquals(edition(fresh), edition(output));

    final Run back = run(input, output, EditionPolicy.INGEST, RENDITIONS);
    assertFalse(back.counters().containsKey("regions-table"), "the first readings are there still");
    assertEquals(2, back.summary().getRedone().getPagesKept());
  }

  /** The file of routes and all its settings are the same: what changed are the model's bytes. */
  @Test
  void anotherModelUnderTheSameNameReadsItsRegionsAgainAndNothingElse() throws IOException {
    final Path input = input("redo-model");
    final Path output = Job.folder("redo-model");
    final Path model = Files.writeString(output.resolve("tables.model"), "0.91");
    final String routes = "--routes=" + Files.writeString(output.resolve("routes.yaml"), MODELLED);
    final Run first = run(input, output, EditionPolicy.INGEST, RENDITIONS, routes);
    final long tables = first.counters().get("regions-table");
    assertTrue(tables > 0 && first.counters().get("regions-chart") > 0, first.toString());
    final Run same = run(input, output, EditionPolicy.INGEST, RENDITIONS, routes);
    assertEquals(1, same.summary().getDocumentsReused());
    final Map<Path, FileTime> before = times(output.resolve("work"));

    Files.writeString(model, "0.83");
    final Run second = run(input, output, EditionPolicy.INGEST, RENDITIONS, routes);
    assertEquals(tables, second.counters().get("regions-table"));
    assertEquals(null, second.counters().get("regions-chart"));
    assertEquals(null, second.counters().get("regions-figure"));
    assertKept(before, times(output.resolve("work")), "summary.pb", "run.json");
    assertEquals(List.of("the routes or models of table regions changed"), second.reasons());
    assertEquals(1, second.summary().getRedone().getDocuments());
    assertEquals(2, second.summary().getRedone().getPagesKept());
    assertEquals(tables, second.summary().getRedone().getRegions(0).getCount());
    final List<String> digests =
        document(output).rows(Table.READINGS).stream()
            .filter(row -> "modelled-tables".equals(String.valueOf(row.get("specialist"))))
            .map(row -> String.valueOf(row.get("model_digest")))
            .distinct()
            .toList();
    assertEquals(List.of(Sha256.hex("0.83")), digests);

    final Path fresh = Job.folder("redo-model-fresh");
    run(input, fresh, EditionPolicy.INGEST, RENDITIONS, routes);
    assertEquals(edition(fresh), edition(output));
  }

  @Test
  void aTableOfATextLayerIsDrawnOnlyForWhoMustSeeItAndThePageIsReadOnce() throws IOException {
    final Path input = input("redo-seen");
    final Path output = Job.folder("redo-seen");
    run(input, output, EditionPolicy.INGEST, TABLE_PAGE, RENDITIONS);
    final Map<String, String> unseen = edition(output);
    final String routes = "--routes=" + Files.writeString(output.resolve("seen.yaml"), SEEN);

    final Run second = run(input, output, EditionPolicy.INGEST, TABLE_PAGE, RENDITIONS, routes);
    assertEquals(1, second.summary().getRedone().getPagesKept());
    assertTrue(document(output).column(Table.READINGS, "specialist").contains("seen-tables"));
    final Path fresh = Job.folder("redo-seen-fresh");
    run(input, fresh, EditionPolicy.INGEST, TABLE_PAGE, RENDITIONS, routes);
    assertEquals(edition(fresh), edition(output));

    deleteFrom(output, ".table.");
    run(input, output, EditionPolicy.INGEST, TABLE_PAGE, RENDITIONS);
    assertEquals(unseen, edition(output), "the pixels that are there now are looked at by nobody");
  }

  @Test
  void otherRenditionsReadNothing() throws IOException {
    final Path input = input("redo-to");
    final Path output = Job.folder("redo-to");
    run(input, output, EditionPolicy.REFUSE, TABLE_PAGE, "--to=md");
    final Map<Path, FileTime> before = times(output.resolve("work"));

    final Run refused = run(input, output, EditionPolicy.REFUSE, TABLE_PAGE, "--to=md,csv");
    final String message = refused.summary().getFailures(0).getMessage();
    assertTrue(message.endsWith("(the rendition csv was added)"), message);

    final Run again = run(input, output, EditionPolicy.REPLACE, TABLE_PAGE, "--to=md,csv");
    assertEquals(List.of("the rendition csv was added"), again.reasons());
    assertEquals(before.keySet(), times(output.resolve("work")).keySet());
    assertKept(before, times(output.resolve("work")), "summary.pb", "run.json");
    assertEquals(1, again.summary().getRedone().getPagesKept());
    assertTrue(Files.isDirectory(document(output).folder().resolve("tables")));
  }

  @Test
  void anotherLanguageReadsEverythingAgain() throws IOException {
    final Path input = input("redo-lang");
    final Path output = Job.folder("redo-lang");
    run(input, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=txt");
    final Path models = Files.createDirectories(output.resolve("models"));
    Files.copy(
        ModelStore.ofEnvironment(List.of(), Map.of())
            .resolve("eng", Quality.FAST)
            .dataPath()
            .resolve("eng.traineddata"),
        models.resolve("deu.traineddata"));
    final Run second =
        run(
            input,
            output,
            EditionPolicy.INGEST,
            TABLE_PAGE,
            "--to=txt",
            "--models=" + models,
            "--lang=deu");
    assertTrue(second.reasons().contains("the languages changed (eng -> deu)"), second.toString());
    assertEquals(0, second.summary().getRedone().getPagesKept());
    assertEquals(1, second.summary().getRedone().getPages());
  }

  @Test
  void aRenamedFileIsANameMore() throws IOException {
    final Path input = input("redo-names");
    final Path output = Job.folder("redo-names");
    run(input, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md,parquet");
    final Path folder = document(output).folder();
    final Map<Path, FileTime> before = times(folder);
    final Path renamed = Files.move(input, input.resolveSibling("annual.pdf"));

    final Run second = run(renamed, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md,parquet");
    assertEquals(1, second.summary().getDocumentsRenamed());
    assertEquals(1, second.summary().getDocumentsReused());
    assertEquals(List.of("annual", "report"), names(output));
    assertKept(before, times(folder), "sources.parquet", "outcome.json");

    // Found by a listing as well, once the page store is gone.
    deleteWork(output);
    Files.move(renamed, renamed.resolveSibling("zebra.pdf"));
    Files.copy(renamed.resolveSibling("zebra.pdf"), renamed);
    final Run third =
        run(renamed.getParent(), output, EditionPolicy.REFUSE, TABLE_PAGE, "--to=md,parquet");
    assertEquals(1, third.summary().getDocumentsRenamed());
    assertEquals(List.of("annual", "report", "zebra"), names(output));
    assertKept(before, times(folder), "sources.parquet", "outcome.json");
    final Map<Path, FileTime> named = times(folder);

    final Run fourth =
        run(renamed.getParent(), output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md,parquet");
    assertEquals(0, fourth.summary().getDocumentsRenamed());
    assertEquals(named, times(folder), "nothing to add");

    // Made again in the folder that it has, from a name that is there.
    final Run fifth =
        run(renamed.getParent(), output, EditionPolicy.INGEST, TABLE_PAGE, "--to=txt,parquet");
    assertEquals(
        List.of("the rendition md was left out", "the rendition txt was added"), fifth.reasons());
    assertEquals(1, PublishedDocument.all(output).size());
    assertEquals(List.of("annual", "report", "zebra"), names(output));
  }

  @Test
  void aRunThatDiedBetweenReadingAndFinishingReadsNoRegionTwice() throws IOException {
    final Path input = input("redo-killed");
    final Path output = Job.folder("redo-killed");
    final Run first = run(input, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md");
    final Map<String, String> edition = edition(output);
    Files.delete(document(output).folder().resolve("outcome.json"));
    deleteFrom(output, ".page");
    deleteFrom(output, ".chart.");

    final Run second = run(input, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md");
    assertEquals(first.counters().get("regions-chart"), second.counters().get("regions-chart"));
    assertEquals(null, second.counters().get("regions-table"));
    assertEquals(edition, edition(output));
    assertEquals(0, second.summary().getRedone().getDocuments(), "there was no edition");
  }

  @Test
  void whatCannotAffectAnEditionLeavesItAlone() throws IOException {
    final Path input = input("redo-unaffected");
    final Path output = Job.folder("redo-unaffected");
    // The first page has no table.
    run(input, output, EditionPolicy.INGEST, "--pages=1", "--to=md");
    final Map<Path, FileTime> before = times(output.resolve("documents"));
    final Path routes = Files.writeString(output.resolve("hasty.yaml"), HASTY);
    final Run kept =
        run(input, output, EditionPolicy.INGEST, "--pages=1", "--to=md", "--routes=" + routes);
    assertEquals(1, kept.summary().getDocumentsReused());
    assertEquals(before, times(output.resolve("documents")));
  }

  @Test
  void anEditionOfAnEarlierVersionIsMadeAgain() throws IOException {
    final Path input = input("redo-earlier");
    final Path output = Job.folder("redo-earlier");
    run(input, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md");
    final Path outcome = document(output).folder().resolve("outcome.json");
    final String text = Files.readString(outcome);
    final String earlier =
        text.replaceAll("(?s),\\s*\"made_with\" : .*}", "}")
            .replaceAll(
                "\"fingerprint\" : \"[0-9a-f]+\"", "\"fingerprint\" : \"0123456789abcdef\"");
    assertNotEquals(text, earlier);
    Files.writeString(outcome, earlier);
    final Run second = run(input, output, EditionPolicy.INGEST, TABLE_PAGE, "--to=md");
    assertEquals(
        List.of("it was made by an earlier version, which did not say with what"),
        second.reasons());
    assertEquals(text, Files.readString(outcome));
  }

  /** What a run did: its summary, and what its steps counted. */
  private record Run(RunSummary summary, Map<String, Long> counters) {
    List<String> reasons() {
      return summary.getRedone().getReasonsList().stream().map(RedoReason::getReason).toList();
    }
  }

  private static Run run(Path input, Path output, EditionPolicy policy, String... more)
      throws IOException {
    final List<String> arguments =
        Stream.concat(
                Stream.of(
                    "--runner=DirectRunner",
                    "--input=" + input,
                    "--output=" + output,
                    "--isolation=none"),
                Stream.of(more))
            .toList();
    final DigitizeOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
            .withValidation()
            .as(DigitizeOptions.class);
    final DigitizePlan plan = DigitizePlan.of(options);
    final var result =
        Digitize.run(
            options,
            new DigitizePlan(
                plan.inputs(),
                plan.groupFolders(),
                plan.slice(),
                plan.settings().withEditions(policy)));
    result.waitUntilFinish();
    final Map<String, Long> counters = new TreeMap<>();
    for (final MetricResult<Long> counter :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace("colophon"))
                    .build())
            .getCounters()) {
      counters.merge(counter.getName().getName(), counter.getCommitted(), Long::sum);
    }
    counters.values().removeIf(count -> count == 0);
    try (InputStream in =
        Files.newInputStream(output.resolve("work").resolve(CloseRun.SUMMARY_FILE))) {
      return new Run(RunSummary.parseFrom(in), counters);
    }
  }

  private static Path input(String name) throws IOException {
    return Files.copy(
        Job.SAMPLES.resolve("report.pdf"), Job.folder(name + "-in").resolve("report.pdf"));
  }

  private static PublishedDocument document(Path output) throws IOException {
    return PublishedDocument.named(output, "report");
  }

  /** Digests of all files, but for what differs between runs. */
  private static Map<String, String> edition(Path output) throws IOException {
    final Map<String, String> digests = document(output).digests();
    digests.remove("data/costs.parquet");
    return digests;
  }

  private static List<String> names(Path output) throws IOException {
    return document(output).rows(Table.SOURCES).stream()
        .map(row -> row.get("name").toString())
        .toList();
  }

  private static Map<Path, FileTime> times(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      final Map<Path, FileTime> times = new TreeMap<>();
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
      return times;
    }
  }

  private static void assertKept(
      Map<Path, FileTime> before, Map<Path, FileTime> after, String... butFor) {
    final List<String> others = List.of(butFor);
    assertEquals(
        List.of(),
        before.keySet().stream()
            .filter(file -> !others.contains(file.getFileName().toString()))
            .filter(file -> !before.get(file).equals(after.get(file)))
            .collect(Collectors.toList()),
        "written again");
  }

  private static void deleteWork(Path output) throws IOException {
    deleteFrom(output, "");
  }

  /** Deletes the files of the page store whose name holds a text. */
  private static void deleteFrom(Path output, String text) throws IOException {
    for (final Path file : times(output.resolve("work")).keySet()) {
      if (file.getFileName().toString().contains(text)) {
        Files.delete(file);
      }
    }
  }
}
