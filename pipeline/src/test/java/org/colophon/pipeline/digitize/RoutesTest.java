package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.Spending;
import org.colophon.transforms.summary.CloseRun;
import org.junit.jupiter.api.Test;

/** A job that follows routes of somebody's own. */
class RoutesTest {
  private static final String ROUTES =
      """
      version: 1
      specialists:
        hasty-tables: {type: class, name: %s}
      ladders:
        table:
          - specialist: hasty-tables
            accept: 0.95
          - specialist: table-geometry
        text:
          - specialist: hasty-tables
            below: 0.1
      budgets: {page: {cpu: 60s}}
      """
          .formatted(HastyTables.class.getName());

  @Test
  void everyReadingSaysWhyItWasAskedAndWhatBecameOfItAndOtherRoutesReadAnew() throws IOException {
    final Path output = run("routes", ROUTES);
    final PublishedDocument document = PublishedDocument.named(output, "report");
    final List<GenericRecord> readings =
        document.rows(Table.READINGS).stream()
            .filter(row -> !row.get("verdict").toString().equals("unknown"))
            .filter(row -> row.get("specialist").toString().contains("table"))
            .toList();
    assertEquals(2, readings.size(), readings.toString());
    assertReading(
        readings.get(0), 0, "table-geometry", "accepted", "where no reading was accepted", "");
    assertReading(
        readings.get(1),
        1,
        "hasty-tables",
        "doubted",
        "first on the ladder",
        "its confidence of 0.900 is below 0.950");
    final List<GenericRecord> costs =
        document.rows(Table.COSTS).stream()
            .filter(row -> row.get("kind").toString().equals("table"))
            .toList();
    assertEquals(
        List.of("hasty-tables", "table-geometry"),
        costs.stream().map(row -> row.get("specialist").toString()).toList());
    assertEquals(0.5, costs.get(0).get("money"));
    assertEquals(100L, costs.get(0).get("input_tokens"));
    assertTrue(document.text("outcome.json").contains("\"hasty-tables\""));
    assertEquals(0.5, spending(output).getMoney());
    assertEquals(1, spending(output).getReadings());
    otherRoutesReadThePagesAgain(output);
  }

  private static void assertReading(
      GenericRecord row, int position, String by, String verdict, String asked, String judged) {
    assertEquals(position, row.get("position"));
    assertEquals(by, row.get("specialist").toString());
    assertEquals(verdict, row.get("verdict").toString());
    assertEquals(asked, row.get("asked").toString());
    assertEquals(judged, row.get("judged").toString());
  }

  private static Spending spending(Path output) throws IOException {
    try (InputStream in =
        Files.newInputStream(output.resolve("work").resolve(CloseRun.SUMMARY_FILE))) {
      return RunSummary.parseFrom(in).getSpendingList().stream()
          .filter(one -> one.getSpecialist().equals("hasty-tables"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void otherRoutesReadThePagesAgain(Path output) throws IOException {
    final Path routes = output.resolve("routes.yaml");
    Files.writeString(routes, ROUTES.replace("0.95", "0.5"));
    Digitize.main(
        new String[] {
          "--runner=DirectRunner",
          "--input=" + Job.SAMPLES.resolve("report.pdf"),
          "--output=" + output,
          "--isolation=none",
          "--pages=2",
          "--to=parquet",
          "--overwrite",
          "--routes=" + routes
        });
    try (Stream<Path> documents = Files.list(output.resolve("work"))) {
      final Path document = documents.filter(Files::isDirectory).findFirst().orElseThrow();
      try (Stream<Path> drafts = Files.list(document).filter(Files::isDirectory)) {
        assertEquals(1, drafts.count(), "the first pass is kept");
      }
    }
    final PublishedDocument document = PublishedDocument.named(output, "report");
    assertTrue(document.column(Table.READINGS, "specialist").contains("hasty-tables"));
    assertTrue(!document.column(Table.READINGS, "specialist").contains("table-geometry"));
  }

  @Test
  void allFaultsOfRoutesAndBudgetAreToldBeforeAnythingStarts() throws IOException {
    final Path folder = Job.folder("routes-wrong");
    final Path routes = folder.resolve("routes.yaml");
    Files.writeString(routes, ROUTES.replace("0.95", "95").replace("table-geometry", "geometry"));
    final String message =
        assertThrows(
                DigitizePlan.InvalidOptionsException.class,
                () ->
                    Job.run(
                        "routes-wrong-out",
                        List.of(Job.SAMPLES.resolve("report.pdf")),
                        "--routes=" + routes,
                        "--budget=gold=1"))
            .getMessage();
    assertEquals(3, message.lines().count(), message);
  }

  private static Path run(String name, String text) throws IOException {
    final Path routes = Job.folder(name + "-routes").resolve("routes.yaml");
    Files.writeString(routes, text);
    return Job.run(
        name,
        List.of(Job.SAMPLES.resolve("report.pdf")),
        "--pages=2",
        "--to=parquet",
        "--routes=" + routes);
  }
}
