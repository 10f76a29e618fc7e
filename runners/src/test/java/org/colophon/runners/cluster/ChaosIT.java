package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.fault.Journal;
import org.colophon.specialists.work.Scratch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Backfills on a real cluster, each with a mishap at a random time. Run by name: see
 * docs/reliability.md. {@code -Dcolophon.chaos.seed} chooses another sequence, {@code
 * -Dcolophon.chaos.rounds} its length, {@code -Dcolophon.chaos.first} the round to begin with.
 */
@Tag("long")
class ChaosIT {
  private static final long SEED = Long.getLong("colophon.chaos.seed", 1897);
  private static final int ROUNDS = Integer.getInteger("colophon.chaos.rounds", 50);
  private static final int FIRST = Integer.getInteger("colophon.chaos.first", 1);
  private static final int TASK_MANAGERS = 2;

  /** Some faults of storage last longer. */
  private static final String PATIENCE_SECONDS = "6";

  private final Path folder = Path.of("target", "chaos").toAbsolutePath();
  private final ChaosTable table = new ChaosTable();

  @Test
  void everyMishapLeavesTheSameEditions() throws Exception {
    Scratch.delete(folder);
    final ChaosArchive archive = ChaosArchive.make(folder);
    final String classPath = ArmedJar.write(folder.resolve("armed"));
    final Map<String, String> environment =
        Map.of(Faults.VARIABLE, archive.faults().toString(), Patience.VARIABLE, PATIENCE_SECONDS);
    try (LocalCluster cluster =
        LocalCluster.start(folder.resolve("cluster"), TASK_MANAGERS, environment)) {
      final double seconds = undisturbed(cluster, archive, classPath, environment);
      System.out.printf(
          Locale.ROOT, "seed %d, %.1f s undisturbed%n%s%n", SEED, seconds, ChaosTable.HEAD);
      final ChaosDeck deck = new ChaosDeck(SEED);
      for (int number = FIRST; number < FIRST + ROUNDS; number++) {
        final Path output = folder.resolve("round-" + number);
        final Digitization job =
            new Digitization(archive.sources(), output, classPath, environment, List.of());
        final ChaosDeck.Card card = deck.card(number);
        try (ChaosRound round = new ChaosRound(cluster, archive, job, card, deck.random(number))) {
          play(number, card, round, seconds);
        }
      }
    } finally {
      table.print(System.out);
    }
    assertEquals(List.of(), table.failed(), "seed " + SEED + "; what they left is in " + folder);
    assertEquals(List.of(), table.missed(ROUNDS / ChaosDeck.SIZE), "mishaps that hit nothing");
  }

  private static double undisturbed(
      LocalCluster cluster, ChaosArchive archive, String classPath, Map<String, String> environment)
      throws IOException, InterruptedException {
    final Path output = archive.sources().resolveSibling("undisturbed");
    final long started = System.nanoTime();
    Digitization.succeed(
        new Digitization(archive.sources(), output, classPath, environment, List.of()).on(cluster));
    return (System.nanoTime() - started) / 1e9;
  }

  private void play(int number, ChaosDeck.Card card, ChaosRound round, double seconds)
      throws IOException, InterruptedException {
    final long started = System.nanoTime();
    String fault = "";
    try {
      round.play(seconds);
      Scratch.delete(round.output());
      Scratch.delete(folder.resolve("round-" + number + "-commands"));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      // One round's fault must not hide what the others have to tell.
      fault = e.toString();
      mend(number, round);
    }
    final String line = table.add(number, card, round, (System.nanoTime() - started) / 1e9, fault);
    System.out.println(line);
  }

  /** Leaves the next round a sound cluster without jobs. */
  private void mend(int number, ChaosRound round) throws IOException, InterruptedException {
    round.close();
    Faults.set(round.faults());
    Files.copy(Journal.file(round.faults()), folder.resolve("round-" + number + ".journal"));
    round.cluster().mend(TASK_MANAGERS);
  }
}
