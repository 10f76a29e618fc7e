package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final Path PAGE =
      Path.of("..", "datasets", "samples", "report-pages", "page-2.jpg");

  @TempDir Path folder;
  private Path corpus;

  @BeforeEach
  void aPageAndItsTruth() throws IOException {
    corpus = Files.createDirectory(folder.resolve("corpus"));
    Files.copy(PAGE, corpus.resolve("page-2.jpg"));
    Files.writeString(corpus.resolve("page-2.gt.txt"), "Table 1. Yearly means at the harbour");
    Files.copy(PAGE, corpus.resolve("other.jpg"));
  }

  @Test
  void scoresAreToldAndFloorsAreHeld() throws IOException {
    final Path floors = floors("corpus cer micro at-least 1\n* without-outcome micro at-most 0\n");
    final Console run = evaluate(List.of("--floors", floors.toString()), "report");
    assertEquals(0, run.exit(), run.err() + run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.startsWith("corpus  cer ")), run.out());
    assertTrue(run.out().contains("Report     " + folder.resolve("report/report.html")), run.out());
    // Nothing is lost in silence: a source without truth is named.
    assertTrue(run.err().contains("without truth, not scored: 1 files"), run.err());
    assertTrue(run.err().contains("other.jpg"), run.err());

    final Console same =
        Console.run(
            "evaluate",
            "--compare",
            folder.resolve("report").toString(),
            folder.resolve("report").toString());
    assertEquals(0, same.exit(), same.err());
    assertTrue(same.out().contains("| corpus | cer | equal |"), same.out());
  }

  @Test
  void aBrokenFloorFailsAndIsNamed() throws IOException {
    final Path floors = floors("corpus cer micro at-most 0.01\nnobody cer micro at-most 1\n");
    final Console run = evaluate(List.of("--floors", floors.toString()), "report");
    assertEquals(1, run.exit(), run.err());
    assertEquals(
        2, run.out().lines().filter(line -> line.startsWith("Floor      ")).count(), run.out());
    assertTrue(run.out().contains("floors.txt:2: nobody cer micro"), run.out());
  }

  @Test
  void truthThatCannotBeReadFailsAndIsNamed() throws IOException {
    Files.writeString(corpus.resolve("other.xml"), "<alto><Layout>");
    final Console run = evaluate(List.of(), "report");
    assertEquals(1, run.exit(), run.err());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("Not read   .*other\\.xml.*")), run.out());
  }

  @Test
  void oneDocumentIsTooLittleToFit() throws IOException {
    final Console run = evaluate(List.of("--calibrate"), "report");
    assertEquals(1, run.exit(), run.out());
    assertTrue(run.err().contains("words of 1 documents"), run.err());
  }

  @Test
  void wrongUsageStartsNothing() throws IOException {
    assertUsage(
        "--calibrate-with goes with --calibrate",
        corpus.toString(),
        "--output",
        folder.resolve("report").toString(),
        "--calibrate-with",
        folder.toString());
    assertUsage(
        "--calibration: ",
        corpus.toString(),
        "--output",
        folder.resolve("report").toString(),
        "--calibration",
        folder.resolve("nowhere.json").toString());
    assertUsage("name a corpus", "--output", folder.resolve("report").toString());
    assertUsage("--output", corpus.toString());
    assertUsage(
        "--normalise is one of",
        corpus.toString(),
        "--output",
        folder.resolve("report").toString(),
        "--normalise",
        "odd");
    assertUsage(
        "nowhere.txt: is not there",
        corpus.toString(),
        "--output",
        folder.resolve("report").toString(),
        "--floors",
        folder.resolve("nowhere.txt").toString());
    assertUsage("finished evaluation", "--compare", folder.toString(), folder.toString());
    assertUsage(
        "two reports and nothing else",
        corpus.toString(),
        "--compare",
        folder.toString(),
        folder.toString());
  }

  private static void assertUsage(String message, String... options) {
    final String[] arguments = new String[options.length + 1];
    arguments[0] = "evaluate";
    System.arraycopy(options, 0, arguments, 1, options.length);
    final Console run = Console.run(arguments);
    assertEquals(2, run.exit(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  private Path floors(String text) throws IOException {
    return Files.writeString(folder.resolve("floors.txt"), text);
  }

  private Console evaluate(List<String> options, String report) {
    final List<String> arguments = new ArrayList<>();
    arguments.add("evaluate");
    arguments.add(corpus.toString());
    arguments.addAll(List.of("--isolation", "none", "--output", folder.resolve(report).toString()));
    arguments.addAll(options);
    return Console.run(arguments.toArray(String[]::new));
  }
}
