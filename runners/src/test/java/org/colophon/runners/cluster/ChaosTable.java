package org.colophon.runners.cluster;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of the rounds: a line for each, and how often which mishap hit what. */
final class ChaosTable {
  static final String HEAD =
      "| round | mishap | moment | under way | hit | pages kept | commands | reads | s | result |\n"
          + "|---|---|---|---|---|---|---|---|---|---|";

  /** Hits that every mishap, and every phase, must have had each time that all cards came. */
  private static final int LEAST = 2;

  private final List<String> lines = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);
  private final Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
  private long reads;

  /**
   * Adds a round.
   *
   * @param fault what was wrong; empty if nothing was
   * @return its line
   */
  String add(int number, ChaosDeck.Card card, ChaosRound round, double seconds, String fault) {
    reads += round.reads();
    final boolean poisoned = card.mishap() == Mishap.POISON_PAGE;
    if (round.hit()) {
      mishaps.merge(card.mishap(), 1, Integer::sum);
      if (!poisoned) {
        round.phases().forEach(phase -> phases.merge(phase, 1, Integer::sum));
      }
    }
    if (!fault.isEmpty()) {
      failed.add("round " + number + ", " + card.mishap().words() + ": " + fault);
    }
    final String line =
        String.format(
            Locale.ROOT,
            "| %d | %s | %s | %s | %s | %d | %d | %d | %.1f | %s |",
            number,
            card.mishap().words(),
            poisoned ? "from the beginning" : card.moment().words(),
            Phase.words(round.phases()),
            round.hit() ? "yes" : "no",
            round.kept(),
            round.runs(),
            round.reads(),
            seconds,
            fault.isEmpty() ? "equal" : "FAILED");
    lines.add(line);
    return line;
  }

  void print(PrintStream out) {
    out.println(HEAD);
    lines.forEach(out::println);
    out.println("hits of mishaps " + mishaps + ", in phases " + phases);
  }

  /** Rounds that failed, with the reason. */
  List<String> failed() {
    return failed;
  }

  /**
   * Mishaps and phases that were hit too seldom to say that they were tried, and readers who found
   * nothing to read.
   *
   * @param decks how often all cards came
   */
  List<String> missed(int decks) {
    final int least = LEAST * decks;
    final List<String> missed = new ArrayList<>();
    for (final Mishap mishap : Mishap.values()) {
      if (mishaps.getOrDefault(mishap, 0) < least) {
        missed.add(mishap.words() + " fewer than " + least + " times");
      }
    }
    for (final Phase phase : List.of(Phase.READING, Phase.REGIONS, Phase.ASSEMBLING)) {
      if (phases.getOrDefault(phase, 0) < least) {
        missed.add("while " + phase + " fewer than " + least + " times");
      }
    }
    if (reads == 0) {
      missed.add("nobody read a document while a job ran");
    }
    return missed;
  }
}
