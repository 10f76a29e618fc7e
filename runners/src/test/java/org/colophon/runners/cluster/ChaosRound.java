package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.runners.ColophonProcess;
import org.colophon.runners.flink.EditionsMatch;

/** One backfill with one mishap at a random time of it, gone on with until it is done. */
final class ChaosRound {
  private static final Duration LONG = Duration.ofMinutes(6);
  private static final int MOST_RUNS = 4;

  private final LocalCluster cluster;
  private final ChaosArchive archive;
  private final Digitization job;
  private final Mishap mishap;
  private final Random random;
  private ColophonProcess command;
  private int runs;
  private int kept;

  /**
   * @param archive what is digitized
   * @param job digitizes it into a folder of this round
   * @param random decides when and how
   */
  ChaosRound(
      LocalCluster cluster, ChaosArchive archive, Digitization job, Mishap mishap, Random random) {
    this.cluster = cluster;
    this.archive = archive;
    this.job = job;
    this.mishap = mishap;
    this.random = random;
  }

  LocalCluster cluster() {
    return cluster;
  }

  Random random() {
    return random;
  }

  /** The command that runs now. */
  ColophonProcess command() {
    return command;
  }

  /** The file that says which faults storage has. */
  Path faults() {
    return archive.faults();
  }

  /** A pattern of the files of the page that is poisoned. */
  String poisoned() {
    return ".*/work/" + archive.poisonedDocument() + "/.*/p00001\\.(page|draft).*";
  }

  /** Lets time go by while the command runs. */
  void pause(Duration time) throws InterruptedException {
    command.await(time, () -> false);
  }

  /** Times that the command was given. */
  int runs() {
    return runs;
  }

  /** Pages that were finished when the mishap came. */
  int kept() {
    return kept;
  }

  /**
   * Plays it, and checks what came of it.
   *
   * @param seconds that an undisturbed backfill takes
   */
  void play(double seconds) throws IOException, InterruptedException, SQLException {
    mishap.prepare(this);
    give();
    awaitMoment(seconds);
    final TreeMap<Path, Long> before = job.finished();
    kept = before.size();
    mishap.strike(this);
    finish();
    job.assertKept(before);
    check();
  }

  /** Any moment of the job, but mostly one at which some pages are finished and some are not. */
  private void awaitMoment(double seconds) throws InterruptedException {
    if (random.nextInt(4) == 0) {
      pause(Duration.ofMillis((long) (1000 * seconds * random.nextDouble())));
    } else {
      final int pages = 1 + random.nextInt(archive.pages() - 1);
      command.await(LONG, () -> job.finished().size() >= pages);
    }
  }

  private void give() throws IOException {
    runs++;
    command = job.on(cluster, "fault://", "--parallelism", "4");
  }

  /** As its user would: the command is given again while it does not end well. */
  private void finish() throws IOException, InterruptedException {
    while (!isDone()) {
      assertTrue(runs < MOST_RUNS, command.output());
      cluster.awaitTaskManagers();
      give();
    }
    cluster.awaitTaskManagers();
    cluster.awaitIdle();
  }

  private boolean isDone() throws IOException, InterruptedException {
    final int exit = command.end(LONG);
    // A failure that is listed is the end of a run with a poisoned page.
    return mishap == Mishap.POISON_PAGE ? command.output().contains("Documents") : exit == 0;
  }

  private void check() throws IOException, SQLException {
    if (mishap == Mishap.POISON_PAGE) {
      final Map<String, String> expected = archive.renditionsButPoisoned(archive.reference());
      assertEquals(expected, archive.renditionsButPoisoned(job.output()));
      assertEquals(archive.pages() - 1, job.finished().size(), command.output());
      assertTrue(outcome().contains("QUARANTINED"), outcome());
      Faults.set(faults());
    } else {
      EditionsMatch.assertSame(archive.reference(), job.output());
      assertEquals(archive.pages(), job.finished().size(), "finished pages");
    }
  }

  private String outcome() throws IOException {
    try (Stream<Path> folders = Files.list(job.output().resolve("documents"))) {
      final Path poisoned =
          folders
              .filter(path -> path.getFileName().toString().startsWith(archive.poisonedDocument()))
              .findFirst()
              .orElseThrow();
      return Files.readString(poisoned.resolve("outcome.json"));
    }
  }
}
