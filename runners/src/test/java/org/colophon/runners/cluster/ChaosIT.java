package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.fault.Faults;
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

  /** Some faults of storage last longer. */
  private static final String PATIENCE_SECONDS = "6";

  private final Path folder = Path.of("target", "chaos").toAbsolutePath();
  private final List<String> table = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  @Test
  void everyMishapLeavesTheSameEditions() throws Exception {
    Scratch.delete(folder);
    final ChaosArchive archive = ChaosArchive.make(folder);
    final String classPath = ArmedJar.write(folder.resolve("armed"));
    final Map<String, String> environment =
        Map.of(Faults.VARIABLE, archive.faults().toString(), Patience.VARIABLE, PATIENCE_SECONDS);
    try (LocalCluster cluster = LocalCluster.start(folder.resolve("cluster"), 2, environment)) {
      final double seconds = undisturbed(cluster, archive, classPath, environment);
      System.out.printf(Locale.ROOT, "seed %d, %.1f s undisturbed%n%s%n", SEED, seconds, HEAD);
      for (int number = FIRST; number < FIRST + ROUNDS; number++) {
        final Path output = folder.resolve("round-" + number);
        // So that one round can be repeated alone.
        final Random random = new Random(SEED * 1_000_003 + number);
        final Mishap mishap = Mishap.values()[random.nextInt(Mishap.values().length)];
        final Digitization job =
            new Digitization(archive.sources(), output, classPath, environment, List.of());
        play(number, mishap, new ChaosRound(cluster, archive, job, mishap, random), seconds);
      }
    }
    System.out.println(HEAD);
    table.forEach(System.out::println);
    assertEquals(List.of(), failed, "seed " + SEED + "; what they left is in " + folder);
  }

  private static final String HEAD =
      "| round | mishap | pages kept | commands | s | result |\n|---|---|---|---|---|---|";

  private static double undisturbed(
      LocalCluster cluster, ChaosArchive archive, String classPath, Map<String, String> environment)
      throws IOException, InterruptedException {
    final Path output = archive.sources().resolveSibling("undisturbed");
    final long started = System.nanoTime();
    Digitization.succeed(
        new Digitization(archive.sources(), output, classPath, environment, List.of()).on(cluster));
    return (System.nanoTime() - started) / 1e9;
  }

  private void play(int number, Mishap mishap, ChaosRound round, double seconds)
      throws InterruptedException {
    final long started = System.nanoTime();
    String result = "equal";
    try {
      round.play(seconds);
      Scratch.delete(folder.resolve("round-" + number));
      Scratch.delete(folder.resolve("round-" + number + "-commands"));
    } catch (IOException | SQLException | AssertionError e) {
      result = "FAILED";
      failed.add("round " + number + ", " + mishap.words() + ": " + e);
    }
    final String line =
        String.format(
            Locale.ROOT,
            "| %d | %s | %d | %d | %.1f | %s |",
            number,
            mishap.words(),
            round.kept(),
            round.runs(),
            (System.nanoTime() - started) / 1e9,
            result);
    table.add(line);
    System.out.println(line);
  }
}
