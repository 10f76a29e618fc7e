package org.colophon.runners.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.runners.ScannedBook;
import org.colophon.runners.cli.Colophon;
import org.colophon.runners.flink.EditionsMatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many small pages on Flink inside one process, with one slot and with two: what a page costs must
 * not grow with the slots, nor the heap and the workers with the pages, and both make the same
 * editions. What a few pages cost with as many slots, starting all its processes, is taken off
 * first. Run by name:
 *
 * <pre>mvn test -pl runners -am -Dgroups=long -Dtest=FlinkScaleTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dcolophon.scale.pages=20000</pre>
 */
@Tag("long")
class FlinkScaleTest {
  private static final int PAGES = Integer.getInteger("colophon.scale.pages", 2000);
  private static final int PAGES_OF_A_BOOK = 250;

  /** Enough that every slot gets some and starts its worker. */
  private static final int FEW_PAGES = 16;

  /** Pixels, at 200 to the inch: room for a number and a few words. */
  private static final int CARD_WIDTH = 560;

  private static final int CARD_HEIGHT = 190;

  private static final double MOST_RATIO = 1.15;
  private static final double MOST_GROWTH = 1.25;

  @TempDir Path folder;

  private record Run(int slots, Usage few, Usage usage, HeapFloor heap, WorkerMemory workers) {
    /** Seconds of CPU, without the start. */
    double cpuOfAPage() {
      return (usage.cpuSeconds() - few.cpuSeconds()) / (PAGES - FEW_PAGES);
    }
  }

  @Test
  void twoSlotsCostLittleMoreThanOneAndMemoryStaysFlat() throws Exception {
    final Path few = archive("few", FEW_PAGES);
    final Path archive = archive("archive", PAGES);
    final List<Run> runs = List.of(run(few, archive, 1), run(few, archive, 2));
    System.out.println(table(runs));

    assertEquals(PAGES, pages(output(archive, 1)));
    EditionsMatch.assertSame(output(archive, 1), output(archive, 2));
    final double ratio = runs.get(1).cpuOfAPage() / runs.get(0).cpuOfAPage();
    assertTrue(ratio <= MOST_RATIO, "two slots take " + ratio + " times the CPU of one");
    for (final Run run : runs) {
      assertTrue(run.heap().growth() <= MOST_GROWTH, run.slots() + " slots: " + run.heap());
      assertTrue(
          run.workers().growth() <= MOST_GROWTH,
          run.slots() + " slots: workers of " + run.workers().quarters() + " MB");
    }
  }

  /** Cards with a number and a few words, in books. */
  private Path archive(String name, int pages) throws IOException {
    final Path archive = Files.createDirectories(folder.resolve(name));
    for (int book = 0; book * PAGES_OF_A_BOOK < pages; book++) {
      // Books of equal bytes would be one document.
      ScannedBook.write(
          archive.resolve("book" + book + ".pdf"),
          Math.min(PAGES_OF_A_BOOK, pages - book * PAGES_OF_A_BOOK),
          CARD_WIDTH,
          CARD_HEIGHT + book,
          1);
    }
    return archive;
  }

  private Path output(Path archive, int slots) {
    return folder.resolve(archive.getFileName() + "-" + slots);
  }

  /** Pages whose editions are complete. */
  private static long pages(Path output) throws IOException {
    final List<Path> editions;
    try (Stream<Path> folders = Files.list(output.resolve("documents"))) {
      editions = folders.toList();
    }
    long pages = 0;
    for (final Path edition : editions) {
      final Outcome outcome = OutcomeFile.read(edition).orElseThrow();
      assertEquals(Status.COMPLETE, outcome.status(), edition.toString());
      pages += outcome.document().pages().size();
    }
    return pages;
  }

  private Run run(Path few, Path archive, int slots) throws IOException, InterruptedException {
    final Usage start = digitize(few, slots, new WorkerMemory());
    final WorkerMemory workers = new WorkerMemory();
    final Usage usage = digitize(archive, slots, workers);
    return new Run(slots, start, usage, HeapFloor.read(log(archive, slots)), workers);
  }

  private Path log(Path archive, int slots) {
    return folder.resolve("gc-" + archive.getFileName() + "-" + slots + ".log");
  }

  private Usage digitize(Path archive, int slots, WorkerMemory workers)
      throws IOException, InterruptedException {
    final Path output = output(archive, slots);
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Small, so that collections are many enough to tell.
                "-Xmn16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:gc:file=" + log(archive, slots),
                "-cp",
                System.getProperty("java.class.path"),
                Colophon.class.getName(),
                "digitize",
                archive.toString(),
                "--output",
                output.toString(),
                "--runner",
                "flink",
                "--parallelism",
                Integer.toString(slots)));
    return MeasuredProcess.run(Path.of(output + "-run"), command, Map.of(), workers);
  }

  private static String table(List<Run> runs) {
    final List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "slots",
            "pages",
            "wall s",
            "pages/s",
            "CPU s a page",
            "with the start",
            "CPU s for " + FEW_PAGES + " pages",
            "peak MB",
            "heap floor, MB a quarter",
            "largest worker, MB a quarter"));
    for (final Run run : runs) {
      rows.add(
          List.of(
              Integer.toString(run.slots()),
              Integer.toString(PAGES),
              number("%.0f", run.usage().wallSeconds()),
              number("%.2f", PAGES / run.usage().wallSeconds()),
              number("%.3f", run.cpuOfAPage()),
              number("%.3f", run.usage().cpuSeconds() / PAGES),
              number("%.1f", run.few().cpuSeconds()),
              number("%.0f", run.usage().peakMegabytes()),
              run.heap().quarters().toString(),
              run.workers().quarters().toString()));
    }
    return MarkdownTable.of(rows);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
