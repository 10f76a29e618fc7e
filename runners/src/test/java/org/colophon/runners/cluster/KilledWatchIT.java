package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.fault.Journal;
import org.colophon.runners.ColophonProcess;
import org.colophon.runners.flink.EditionsMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch on a real cluster goes on when a machine is lost, and later from its savepoint. */
class KilledWatchIT {
  private static final int FIRST = 40;
  private static final int BOOK = 110;
  private static final int MORE = 40;
  private static final int LATER = 10;
  private static final Duration LONG = Duration.ofMinutes(15);

  @TempDir Path folder;
  private Path archive;
  private Path output;
  private Path faults;
  private String classPath;

  @Test
  void nothingIsLostAndNothingIsReadTwice() throws Exception {
    archive = folder.resolve("archive");
    output = folder.resolve("watched");
    SmallArchive.images(archive, 1, FIRST);
    SmallArchive.book(archive.resolve("book.pdf"), BOOK);
    faults = folder.resolve("faults");
    classPath = ArmedJar.write(folder.resolve("armed"));
    Journal.begin(faults);
    try (LocalCluster cluster = LocalCluster.start(folder.resolve("cluster"), 2, environment())) {
      final ColophonProcess watch = watch(cluster, "first");
      await(watch, () -> finished() > 0);
      final String job = cluster.rest().jobs().get(0).id();
      SmallArchive.images(archive, 1 + FIRST, MORE);
      await(watch, () -> finished() > FIRST / 2 && cluster.rest().checkpoints(job) > 0);
      cluster.taskManagers().get(0).kill();
      final TreeMap<Path, Long> before = ColophonProcess.finishedPages(output);
      assertTrue(before.size() < FIRST + BOOK + MORE, "all pages were done before the kill");
      cluster.startTaskManager();
      await(watch, () -> editions() == 1 + FIRST + MORE);
      assertTrue(cluster.rest().restores(job) > 0, "the kill did not reach the job");
      Digitization.assertKept(output, before);
      drain();
      assertEquals(0, watch.end(LONG), watch.output());

      final TreeMap<Path, Long> drained = ColophonProcess.finishedPages(output);
      SmallArchive.images(archive, 1 + FIRST + MORE, LATER);
      final ColophonProcess again = watch(cluster, "again");
      await(again, () -> editions() == 1 + FIRST + MORE + LATER);
      assertTrue(again.output().contains("going on from the savepoint"), again.output());
      Digitization.assertKept(output, drained);
      drain();
      assertEquals(0, again.end(LONG), again.output());
    }
    assertEquals(List.of(), PageJournal.doneAgain(Journal.read(faults)));
    final Digitization reference = new Digitization(archive, folder.resolve("reference"));
    Digitization.succeed(reference.here());
    assertEquals(FIRST + BOOK + MORE + LATER, finished());
    EditionsMatch.assertSame(reference.output(), output);
  }

  private ColophonProcess watch(LocalCluster cluster, String name) throws IOException {
    final List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("ingest", archive.toString(), "--output", "fault://" + output));
    arguments.addAll(List.of("--watch", "1s", "--settle", "1s"));
    arguments.addAll(List.of("--flink-master", cluster.master()));
    arguments.addAll(List.of("--", "--checkpointingInterval=1000"));
    return ColophonProcess.start(
        folder.resolve(name), List.of("-Xmx512m"), classPath, environment(), arguments);
  }

  private Map<String, String> environment() {
    return Map.of(Faults.VARIABLE, faults.toString());
  }

  private void drain() throws IOException, InterruptedException {
    final Path scratch = Files.createTempDirectory(folder, "drain-");
    Digitization.succeed(
        ColophonProcess.start(scratch, List.of(), List.of("drain", output.toString())));
  }

  private static void await(ColophonProcess watch, Wait.Condition condition)
      throws IOException, InterruptedException {
    Wait.until(LONG, "more of it is done", () -> condition.holds() || !watch.handle().isAlive());
    assertTrue(watch.handle().isAlive(), watch.output());
  }

  private int finished() {
    return ColophonProcess.finishedPages(output).size();
  }

  private long editions() throws IOException {
    if (!Files.isDirectory(output.resolve("documents"))) {
      return 0;
    }
    try (Stream<Path> documents = Files.list(output.resolve("documents"))) {
      return documents.filter(path -> Files.exists(path.resolve("outcome.json"))).count();
    }
  }
}
