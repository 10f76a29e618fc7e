package org.colophon.runners.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.colophon.runners.ScannedBook;
import org.colophon.runners.cli.Colophon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many small pages on Flink inside one process, with one slot and with two: what a page costs must
 * not grow with the slots, nor the heap with the pages. Run by name:
 *
 * <pre>mvn test -pl runners -am -Dgroups=long -Dtest=FlinkScaleTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dcolophon.scale.pages=20000</pre>
 */
@Tag("long")
class FlinkScaleTest {
  private static final int PAGES = Integer.getInteger("colophon.scale.pages", 2000);
  private static final int PAGES_OF_A_BOOK = 250;
  private static final double MOST_RATIO = 1.15;
  private static final double MOST_GROWTH = 1.25;

  @TempDir Path folder;

  private record Run(int slots, Usage usage, HeapFloor heap) {}

  @Test
  void twoSlotsCostLittleMoreThanOneAndTheHeapStaysFlat() throws Exception {
    final Path archive = Files.createDirectories(folder.resolve("archive"));
    for (int book = 0; book * PAGES_OF_A_BOOK < PAGES; book++) {
      final int pages = Math.min(PAGES_OF_A_BOOK, PAGES - book * PAGES_OF_A_BOOK);
      // Books of equal bytes would be one document.
      ScannedBook.write(archive.resolve("book" + book + ".pdf"), pages, 640 + book, 260, 2);
    }
    final List<Run> runs = List.of(run(archive, 1), run(archive, 2));
    System.out.println(table(runs));

    final double ratio = runs.get(1).usage().cpuSeconds() / runs.get(0).usage().cpuSeconds();
    assertTrue(ratio <= MOST_RATIO, "two slots take " + ratio + " times the CPU of one");
    for (final Run run : runs) {
      assertTrue(run.heap().growth() <= MOST_GROWTH, run.slots() + " slots: " + run.heap());
    }
  }

  private Run run(Path archive, int slots) throws IOException, InterruptedException {
    final Path stem = folder.resolve("slots-" + slots);
    final Path log = folder.resolve("gc-" + slots + ".log");
    final List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Small, so that collections are many enough to tell.
                "-Xmn16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:gc:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Colophon.class.getName(),
                "digitize",
                archive.toString(),
                "--output",
                folder.resolve("out-" + slots).toString(),
                "--runner",
                "flink",
                "--parallelism",
                Integer.toString(slots)));
    return new Run(slots, MeasuredProcess.run(stem, command, Map.of()), HeapFloor.read(log));
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
            "peak MB",
            "heap floor, MB a quarter"));
    for (final Run run : runs) {
      rows.add(
          List.of(
              Integer.toString(run.slots()),
              Integer.toString(PAGES),
              number("%.0f", run.usage().wallSeconds()),
              number("%.2f", PAGES / run.usage().wallSeconds()),
              number("%.3f", run.usage().cpuSeconds() / PAGES),
              number("%.0f", run.usage().peakMegabytes()),
              run.heap().quarters().toString()));
    }
    return MarkdownTable.of(rows);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
