package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.fault.Journal;
import org.colophon.runners.ColophonProcess;
import org.colophon.runners.flink.EditionsMatch;

/** One backfill with one mishap at a random time of it, gone on with until it is done. */
final class ChaosRound implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(15);
  private static final int MOST_RUNS = 4;

  private final LocalCluster cluster;
  private final ChaosArchive archive;
  private final Digitization job;
  private final ChaosDeck.Card card;
  private final Random random;
  private final Readers readers;
  private Set<Phase> phases = EnumSet.noneOf(Phase.class);
  private ColophonProcess command;
  private boolean hit;
  private int runs;
  private int kept;

  /**
   * @param archive what is digitized
   * @param job digitizes it into a folder of this round
   * @param card what is to happen
   * @param random decides when and how
   */
  ChaosRound(
      LocalCluster cluster,
      ChaosArchive archive,
      Digitization job,
      ChaosDeck.Card card,
      Random random) {
    this.cluster = cluster;
    this.archive = archive;
    this.job = job;
    this.card = card;
    this.random = random;
    this.readers = new Readers(job.output());
  }

  LocalCluster cluster() {
    return cluster;
  }

  ChaosArchive archive() {
    return archive;
  }

  Random random() {
    return random;
  }

  /** The command that runs now. */
  ColophonProcess command() {
    return command;
  }

  Path output() {
    return job.output();
  }

  /** The file that says which faults storage has. */
  Path faults() {
    return archive.faults();
  }

  /** A pattern of the files of the page that is poisoned. */
  String poisoned() {
    return ".*/work/" + archive.poisonedDocument() + "/.*/p00001\\.(page|draft).*";
  }

  /** Pages that are finished now. */
  int finished() {
    return job.finished().size();
  }

  /** Waits until something holds, or the command ends. */
  void await(BooleanSupplier condition) throws InterruptedException {
    command.await(LONG, condition);
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

  /** What was under way when the mishap came. */
  Set<Phase> phases() {
    return phases;
  }

  /** Whether the mishap came while the job ran, and there was something to hit. */
  boolean hit() {
    return hit;
  }

  /** How often a document was read that was published. */
  long reads() {
    return readers.reads();
  }

  /**
   * Plays it, and checks what came of it.
   *
   * @param seconds that an undisturbed backfill takes
   */
  void play(double seconds) throws IOException, InterruptedException, SQLException {
    Journal.begin(faults());
    card.mishap().prepare(this);
    give();
    if (card.mishap() != Mishap.POISON_PAGE) {
      card.moment().await(this, seconds);
    } else {
      await(() -> Phase.of(output()).contains(Phase.READING));
    }
    final boolean running = cluster.isRunning();
    final TreeMap<Path, Long> before = job.finished();
    phases = Phase.of(output());
    kept = before.size();
    hit = card.mishap().strike(this) && running;
    finish();
    job.assertKept(before);
    check();
  }

  private void give() throws IOException {
    runs++;
    command = job.on(cluster, "fault://", "--parallelism", "4");
  }

  /** As its user would: the command is given again while it does not end well. */
  private void finish() throws IOException, InterruptedException {
    while (command.end(LONG) != exit()) {
      assertTrue(runs < MOST_RUNS, command.output());
      cluster.awaitTaskManagers();
      give();
    }
    cluster.awaitTaskManagers();
    cluster.awaitIdle();
  }

  /** A failure that is listed is the end of a run with a poisoned page. */
  private int exit() {
    return card.mishap() == Mishap.POISON_PAGE ? 1 : 0;
  }

  private void check() throws IOException, InterruptedException, SQLException {
    final List<Journal.Entry> journal = Journal.read(faults());
    if (card.mishap() == Mishap.POISON_PAGE) {
      checkPoisoned(journal);
    } else {
      EditionsMatch.assertSame(archive.reference(), output());
      assertEquals(archive.pages(), finished(), "finished pages");
    }
    assertEquals(List.of(), PageJournal.doneAgain(journal), "done again after they were finished");
    assertEquals(Set.of(), readers.finish(), "what a reader saw of documents with an outcome");
  }

  private void checkPoisoned(List<Journal.Entry> journal) throws IOException, SQLException {
    final String poisoned = archive.poisonedDocument();
    EditionsMatch.assertSameBut(poisoned, archive.reference(), output());
    assertEquals(archive.pages() - 1, finished(), command.output());
    final JsonNode outcome =
        Readers.published(output()).stream()
            .filter(folder -> folder.getFileName().toString().startsWith(poisoned))
            .findFirst()
            .map(ChaosRound::outcome)
            .orElseThrow();
    final JsonNode failures = outcome.path("failures");
    assertEquals(1, failures.size(), outcome.toString());
    assertEquals("page QUARANTINED", text(failures, "stage") + " " + text(failures, "cause"));
    final String message = text(failures, "message");
    assertTrue(message.contains("is not tried again after 2 attempts"), message);
    assertEquals(2, PageJournal.faults(journal), "workers that the page ended");
    Faults.set(faults());
  }

  private static String text(JsonNode failures, String field) {
    return failures.path(0).path(field).asText();
  }

  private static JsonNode outcome(Path folder) {
    try {
      return new ObjectMapper().readTree(folder.resolve("outcome.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Ends what is left of it. */
  @Override
  public void close() {
    readers.close();
    if (command != null) {
      command.kill();
    }
  }
}
