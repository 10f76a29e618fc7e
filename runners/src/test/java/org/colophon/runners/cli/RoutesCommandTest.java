package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesCommandTest {
  private static final String REPORT =
      Path.of("..", "datasets", "samples", "report.pdf").toString();

  @TempDir Path folder;

  @Test
  void theBuiltInRoutesAreChecked() {
    final Console check = Console.run("routes", "check");
    assertEquals(0, check.exit(), check.err());
    assertTrue(check.out().contains("table        table-geometry"), check.out());
  }

  @Test
  void everyFaultOfAFileIsALine() throws IOException {
    final Path file = folder.resolve("r.yaml");
    Files.writeString(file, "version: 1\nladders:\n  table: []\n  char: []\n");
    final Console check = Console.run("routes", "check", file.toString());
    assertEquals(1, check.exit());
    assertEquals(2, check.errors().size(), check.err());
    assertTrue(check.errors().get(0).startsWith("colophon routes check: " + file + ":3: "));
    assertTrue(check.errors().get(1).endsWith("write chart"), check.err());
    final Console run =
        Console.run(
            "digitize", REPORT, "-o", folder.resolve("o").toString(), "--routes", file.toString());
    assertEquals(2, run.exit());
    assertEquals(2, run.errors().size(), run.err());
  }

  @Test
  void aVariableThatIsNotSetStopsARunBeforeItStarts() throws IOException {
    final Path file = folder.resolve("r.yaml");
    Files.writeString(
        file,
        "version: 1\nspecialists:\n  own-tables:\n    type: class\n    name: "
            + NeedsKey.class.getName()
            + "\n"
            + "    key: {env: COLOPHON_NO_SUCH_KEY}\n"
            + "ladders:\n"
            + "  table:\n"
            + "    - specialist: own-tables\n");
    final Console check = Console.run("routes", "check", file.toString());
    assertEquals(1, check.exit());
    assertTrue(check.err().contains("COLOPHON_NO_SUCH_KEY is not set"), check.err());
  }

  @Test
  void explainsWhoWouldBeAskedForEachRegion() throws IOException {
    final Path file = folder.resolve("r.yaml");
    Files.writeString(
        file,
        """
        version: 1
        ladders:
          table:
            - specialist: table-geometry
              accept: 0.8
              when: {dpi: {max: 50}}
            - specialist: unreadable-keeper
              below: 0.7
              budget: {wall: 2s}
        """);
    final Console explain =
        Console.run("routes", "explain", REPORT, "--pages", "2", "--routes", file.toString());
    assertEquals(0, explain.exit(), explain.err());
    final String out = explain.out();
    assertTrue(out.contains("Page 2: "), out);
    assertTrue(out.contains("read on the page by text-layer, least certain word "), out);
    assertTrue(out.contains("  -  table-geometry is not asked: dpi 300, not at most 50"), out);
    assertTrue(out.contains("  1. unreadable-keeper: where less sure than 0.7"), out);
    assertTrue(
        out.contains("costs about 1 times the cheapest, here, at most 2 s on the clock"), out);
    Files.writeString(
        file,
        """
        version: 1
        specialists:
          big-model:
            type: chat
            address: http://localhost:9/v1
            model: m
            kinds: [table]
            max-tokens: 2000
            prices: {output-per-million: 50}
        ladders: {table: [{specialist: big-model, budget: {tokens: 1000}}]}
        router:
          type: chat
          below: 1
          endpoint: {address: "http://localhost:9/v1", model: m}
        """);
    final String paid =
        Console.run("routes", "explain", REPORT, "--pages", "2", "--routes", file.toString()).out();
    assertTrue(
        paid.contains(
            "costs about 100 times the cheapest, over a network, at most 1000 tokens, up to 1000"
                + " tokens are written for up to 0.05 money"),
        paid);
  }

  @Test
  void explainsWhichWordsWouldBeReadAgainAndAsksNobody() throws IOException {
    final Path file = folder.resolve("r.yaml");
    Files.writeString(
        file,
        """
        version: 1
        specialists:
          big-model:
            type: chat
            address: http://localhost:9/v1
            model: m
            kinds: [table, text]
            max-tokens: 2000
            prices: {output-per-million: 50}
        ladders:
          text:
            - specialist: ppocr-v4
              below: 0.97
            - specialist: tesseract-again
              when: {dpi: {max: 20}}
            - specialist: big-model
              above: 0.999
          table:
            - specialist: big-model
        """);
    final String page =
        Path.of("..", "datasets", "samples", "report-pages", "page-1.jpg").toString();
    final Console explain = Console.run("routes", "explain", page, "--routes", file.toString());
    assertEquals(0, explain.exit(), explain.err());
    final String out = explain.out();
    assertTrue(
        out.matches(
            "(?s).*  1[.] ppocr-v4 reads [0-9]+ of [0-9]+ words again: first on the ladder, where"
                + " less sure than 0.97\\R.*here, as far as 0.45 of the first pass.*"),
        out);
    assertTrue(out.contains("  -  tesseract-again is not asked: dpi "), out);
    assertTrue(
        out.contains("big-model is not asked: the least certain word is not at least as sure as"),
        out);
  }

  @Test
  void wrongUsageOfExplainStartsNothing() {
    assertEquals(2, Console.run("routes", "explain", "absent.pdf").exit());
    assertEquals(2, Console.run("routes").exit());
  }

  @Test
  void theExamplesOfTheDocsAreSound() throws IOException {
    final List<String> examples = DocsTest.fenced("routes.md", "yaml");
    assertTrue(examples.size() > 1, "examples");
    for (final String example : examples) {
      try (RoutePlan plan =
          RoutePlan.of(
              "example",
              example.replace("org.example.OwnTables", NeedsKey.class.getName()),
              folder,
              SpecialistContext.ofProcess())) {
        assertTrue(plan.elementKinds().contains(RegionKind.TABLE));
      }
    }
  }
}
