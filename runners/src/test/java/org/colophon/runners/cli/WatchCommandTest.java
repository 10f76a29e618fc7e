package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.runners.ColophonProcess;
import org.colophon.runners.watch.WatchRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch on Flink in a process of its own: started, refused, drained, killed, started again. */
class WatchCommandTest {
  private static final Path REPORT = Path.of("..", "datasets", "samples", "report.pdf");
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir Path folder;
  private Path archive;
  private Path output;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    output = folder.resolve("out");
  }

  @Test
  void aDrainedWatchGoesOnFromItsSavepoint() throws Exception {
    put("first.pdf", "first");
    final ColophonProcess first = watch("first");
    await(first, () -> editions().size() == 1);

    final Console second = Console.run(arguments().toArray(String[]::new));
    assertEquals(1, second.exit());
    assertTrue(second.err().contains("is watched for already"), second.err());

    final Console drain = Console.run("drain", output.toString());
    assertEquals(0, drain.exit(), drain.err());
    assertEquals(0, first.end(LONG), first.output());
    assertTrue(Files.isDirectory(output.resolve("dataset")));
    assertEquals(0, Console.run("drain", output.toString()).exit());

    put("second.pdf", "second");
    put("same.pdf", "first");
    final ColophonProcess next = watch("next");
    await(next, () -> editions().size() == 2 && sourcesOfAll() == 3);
    assertTrue(next.output().contains("going on from the savepoint"), next.output());
    // As Ctrl-C does.
    next.handle().destroy();
    assertEquals(0, next.end(LONG), next.output());
    assertEquals(WatchRecord.State.DRAINED, WatchRecord.read(output).orElseThrow().state());
  }

  @Test
  void aKilledWatchStartsClean() throws Exception {
    put("first.pdf", "first");
    final ColophonProcess first = watch("first");
    await(first, () -> editions().size() == 1);
    first.kill();
    first.handle().onExit().get();

    final Console drain = Console.run("drain", output.toString());
    assertEquals(1, drain.exit());
    assertEquals(1, drain.errors().size(), drain.err());
    assertTrue(drain.err().contains("just start it again"), drain.err());

    put("second.pdf", "second");
    final ColophonProcess next = watch("next");
    await(next, () -> editions().size() == 2);
    assertTrue(next.output().contains("starting clean"), next.output());
    next.kill();
  }

  @Test
  void whereNobodyWatchesThereIsNothingToDrain() throws IOException {
    final Console drain = Console.run("drain", Files.createDirectory(output).toString());
    assertEquals(1, drain.exit());
    assertEquals(1, drain.errors().size(), drain.err());
    assertTrue(drain.err().contains("nobody watches"), drain.err());
  }

  /** The same report with other bytes behind its end. */
  private void put(String name, String bytes) throws IOException {
    final Path file = archive.resolve(name + ".part");
    Files.copy(REPORT, file);
    Files.writeString(file, "\n% " + bytes + "\n", java.nio.file.StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
    Files.move(file, archive.resolve(name));
  }

  private List<String> arguments() {
    return List.of(
        "ingest",
        archive.toString(),
        "--output",
        output.toString(),
        "--watch",
        "1s",
        "--to",
        "md,parquet",
        "--pages",
        "2",
        "--text-layer",
        "only",
        "--isolation",
        "none",
        "--parallelism",
        "1");
  }

  private ColophonProcess watch(String name) throws IOException {
    return ColophonProcess.start(folder.resolve(name), List.of("-Xmx700m"), arguments());
  }

  private static void await(ColophonProcess watch, BooleanSupplier condition) throws Exception {
    final boolean met = watch.await(LONG, condition);
    if (!met) {
      watch.kill();
    }
    assertTrue(met, watch.output());
  }

  private List<Outcome> editions() {
    final List<Outcome> outcomes = new ArrayList<>();
    try (Stream<Path> folders = Files.list(output.resolve("documents"))) {
      folders.map(OutcomeFile::read).flatMap(Optional::stream).forEach(outcomes::add);
    } catch (IOException notYet) {
      return List.of();
    }
    return outcomes;
  }

  private long sourcesOfAll() {
    return editions().stream().mapToLong(one -> one.document().sources().size()).sum();
  }
}
