package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A profile of a book of a thousand pages with a heap of 1 GB in every JVM, killed half-way. Run by
 * name, since it takes many minutes: {@code mvn test -pl runners -am -Dgroups=long
 * -Dsurefire.failIfNoSpecifiedTests=false}; {@code -Dcolophon.long.pages} makes it shorter.
 */
@Tag("long")
class LongRunTest {
  private static final int PAGES = Integer.getInteger("colophon.long.pages", 1000);
  private static final Duration LONG = Duration.ofHours(3);
  private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"process", "none"})
  void aThousandPagesInAGigabyte(String isolation) throws Exception {
    final Path book = folder.resolve("book.pdf");
    ScannedBook.write(book, PAGES, 900, 420, 4);
    final Path output = folder.resolve("out");
    report(isolation, "book", String.format(Locale.ROOT, "%d kB", Files.size(book) >> 10));

    final ColophonProcess first = start(book, output, "first", isolation);
    final Memory memory = new Memory(first);
    final long started = System.nanoTime();
    final boolean half =
        first.await(
            LONG, () -> memory.look() && ColophonProcess.finishedPages(output).size() >= PAGES / 2);
    final double seconds = (System.nanoTime() - started) / 1e9;
    final List<ProcessHandle> family = first.family();
    first.kill();
    assertTrue(half, first.output());
    for (final ProcessHandle member : family) {
      member.onExit().get(60, TimeUnit.SECONDS);
    }
    final TreeMap<Path, Long> before = ColophonProcess.finishedPages(output);
    report(
        isolation,
        "first half",
        String.format(
            Locale.ROOT,
            "%d pages in %.0f s, %.2f pages/s, %s, %s",
            before.size(),
            seconds,
            before.size() / seconds,
            memory,
            heap("first")));

    final ColophonProcess second = start(book, output, "second", isolation);
    final Memory again = new Memory(second);
    final long restarted = System.nanoTime();
    second.await(
        LONG,
        () -> {
          again.look();
          return !second.handle().isAlive();
        });
    final double rest = (System.nanoTime() - restarted) / 1e9;
    assertEquals(0, second.end(LONG), second.output());
    final TreeMap<Path, Long> after = ColophonProcess.finishedPages(output);
    report(
        isolation,
        "the rest",
        String.format(
            Locale.ROOT,
            "%d pages in %.0f s, %s, %s%n%s",
            after.size() - before.size(),
            rest,
            again,
            heap("second"),
            second.output()));
    assertEquals(PAGES, after.size());
    before.forEach((page, time) -> assertEquals(time, after.get(page), page + " was read twice"));
  }

  private ColophonProcess start(Path book, Path output, String name, String isolation)
      throws IOException {
    final Path scratch = Files.createDirectories(folder.resolve(isolation + "-" + name));
    Files.deleteIfExists(folder.resolve("gc-" + name + ".log"));
    return ColophonProcess.start(
        scratch,
        List.of("-Xmx1g", "-Xlog:gc:file=" + folder.resolve("gc-" + name + ".log")),
        List.of(
            "digitize",
            book.toString(),
            "--output",
            output.toString(),
            "--isolation",
            isolation,
            "--worker-memory",
            "3072"));
  }

  private static void report(String isolation, String what, String numbers) {
    System.out.println("isolation " + isolation + ", " + what + ": " + numbers);
  }

  /** The Java heap of the main JVM, from its collector's log. */
  private String heap(String name) throws IOException {
    int most = 0;
    int kept = 0;
    for (final String line : Files.readAllLines(folder.resolve("gc-" + name + ".log"))) {
      final Matcher matcher = HEAP.matcher(line);
      if (matcher.find()) {
        most = Math.max(most, Integer.parseInt(matcher.group(1)));
        kept = Math.max(kept, Integer.parseInt(matcher.group(2)));
      }
    }
    return "main heap at most " + most + " MB, after a collection " + kept + " MB";
  }

  /** Most resident memory of the main JVM and of any worker, as Linux counts it. */
  private static final class Memory {
    private static final long PERIOD_NANOS = 500_000_000;

    private final ColophonProcess process;
    private long looked;
    private long main;
    private long worker;

    Memory(ColophonProcess process) {
      this.process = process;
    }

    /** Looks, unless it did so a moment ago; whether it looked. */
    boolean look() {
      if (System.nanoTime() - looked < PERIOD_NANOS) {
        return false;
      }
      looked = System.nanoTime();
      main = Math.max(main, peak(process.handle()));
      process.handle().descendants().forEach(one -> worker = Math.max(worker, peak(one)));
      return true;
    }

    private static long peak(ProcessHandle process) {
      try {
        final Matcher matcher =
            PEAK.matcher(Files.readString(Path.of("/proc", "" + process.pid(), "status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) >> 10 : 0;
      } catch (IOException e) {
        // It ended in between, or this is no Linux.
        return 0;
      }
    }

    @Override
    public String toString() {
      return "resident: main " + main + " MB, a worker " + worker + " MB";
    }
  }
}
