package org.colophon.runners.cluster;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** When a mishap comes. */
enum Moment {
  /** While pages are read, some of which may be finished. */
  READING {
    @Override
    void await(ChaosRound round, double seconds) throws InterruptedException {
      final int pages = round.random().nextInt(round.archive().pagesWithoutRegions());
      round.await(
          () -> round.finished() >= pages && Phase.of(round.output()).contains(Phase.READING));
    }
  },

  /** While regions are read by specialists of their own, or pages wait to be reconciled. */
  REGIONS {
    @Override
    void await(ChaosRound round, double seconds) throws InterruptedException {
      // In a batch all pages are read before.
      round.await(
          () ->
              round.finished() >= round.archive().pagesWithoutRegions()
                  && Phase.of(round.output()).contains(Phase.REGIONS));
      round.pause(Duration.ofMillis(round.random().nextInt(1000)));
    }
  },

  /** While documents are assembled, some of which may be published. */
  ASSEMBLING {
    @Override
    void await(ChaosRound round, double seconds) throws InterruptedException {
      final int documents = round.random().nextInt(round.archive().documents());
      round.await(
          () ->
              Readers.published(round.output()).size() >= documents
                  && Phase.of(round.output()).contains(Phase.ASSEMBLING));
    }
  },

  /** Anywhere between the command and, as a rule, the end. */
  ANY_TIME {
    @Override
    void await(ChaosRound round, double seconds) throws InterruptedException {
      final Random random = round.random();
      round.pause(Duration.ofMillis((long) (1000 * seconds * random.nextDouble())));
    }
  };

  /**
   * Waits until it has come, or the command ends.
   *
   * @param seconds that an undisturbed backfill takes
   */
  abstract void await(ChaosRound round, double seconds) throws InterruptedException;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
