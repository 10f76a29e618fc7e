package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
  private static final Duration LONG = Duration.ofMinutes(6);

  @TempDir Path folder;
  private Path archive;
  private Path output;

  @BeforeEach
  void makeArchive() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    // Flink's own URIs are not percent-encoded.
    output = folder.resolve("out put");
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
    final Path savepoint = onlyIn("savepoints");
    assertEquals(List.of(), in("checkpoints"));
    assertWatch("stopped with a savepoint");

    put("second.pdf", "second");
    put("same.pdf", "first");
    final ColophonProcess next = watch("next");
    await(next, () -> editions().size() == 2 && sourcesOfAll() == 3);
    assertTrue(next.output().contains("going on from the savepoint"), next.output());
    assertWatch("running");
    // As Ctrl-C does.
    next.handle().destroy();
    assertEquals(0, next.end(LONG), next.output());
    assertEquals(WatchRecord.State.DRAINED, WatchRecord.read(output).orElseThrow().state());
    assertNotEquals(savepoint, onlyIn("savepoints"), "the older one is superseded");
  }

  @Test
  void aKilledWatchGoesOnFromItsNewestCheckpoint() throws Exception {
    put("first.pdf", "first");
    final ColophonProcess first = watch("first", "--", "--checkpointingInterval=500");
    await(first, () -> editions().size() == 1 && newestCheckpoint().isPresent());
    first.kill();
    first.handle().onExit().get();
    assertWatch("died");
    final WatchRecord died = WatchRecord.read(output).orElseThrow();

    put("second.pdf", "second");
    final ColophonProcess next = watch("next");
    await(next, () -> editions().size() == 2);
    assertTrue(next.output().contains("going on from the checkpoint"), next.output());
    next.kill();
    next.handle().onExit().get();
    assertTrue(in("checkpoints").contains(died.job()), "it is what the next one begins from");

    final Console drain = Console.run("drain", output.toString());
    assertEquals(1, drain.exit());
    assertEquals(1, drain.errors().size(), drain.err());
    assertTrue(drain.err().contains("just start it again"), drain.err());
    assertWatch("ended without a savepoint");
  }

  @Test
  void aWatchOfAMachineThatIsGoneIsReplacedWhenTheUserSaysSo() throws Exception {
    final WatchRecord elsewhere =
        new WatchRecord(
            WatchRecord.State.RUNNING,
            new WatchRecord.Home("127.0.0.1:1", "another-machine", "", "file:///nowhere"),
            "0123456789abcdef0123456789abcdef",
            "arguments",
            "code",
            false,
            "");
    elsewhere.write(output);
    put("first.pdf", "first");
    final Console refused = Console.run(arguments().toArray(String[]::new));
    assertEquals(1, refused.exit());
    assertEquals(1, refused.errors().size(), refused.err());
    assertTrue(refused.err().contains("--watch-is-gone"), refused.err());
    assertEquals(elsewhere, WatchRecord.read(output).orElseThrow());

    final ColophonProcess next = watch("next", "--watch-is-gone");
    await(next, () -> editions().size() == 1);
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

  private ColophonProcess watch(String name, String... more) throws IOException {
    final List<String> arguments = new ArrayList<>(arguments());
    arguments.addAll(List.of(more));
    return ColophonProcess.start(folder.resolve(name), List.of("-Xmx700m"), arguments);
  }

  private void assertWatch(String state) {
    final Console status = Console.run("status", output.toString());
    assertTrue(status.out().contains("Watch      " + state + "; job "), status.out());
  }

  private Optional<Path> newestCheckpoint() {
    try (Stream<Path> files = Files.walk(output.resolve("work").resolve("checkpoints"))) {
      return files.filter(file -> file.endsWith("_metadata")).findFirst();
    } catch (IOException | java.io.UncheckedIOException notYet) {
      return Optional.empty();
    }
  }

  private List<String> in(String folderOfWork) throws IOException {
    try (Stream<Path> entries = Files.list(output.resolve("work").resolve(folderOfWork))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private Path onlyIn(String folderOfWork) throws IOException {
    final List<String> names = in(folderOfWork);
    assertEquals(1, names.size(), names.toString());
    return Path.of(names.get(0));
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
