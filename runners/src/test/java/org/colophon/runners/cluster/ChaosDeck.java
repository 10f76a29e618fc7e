package org.colophon.runners.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which mishap comes when. Every mishap comes at every moment before one comes again, in an order
 * that a seed shuffles; so that one round can be repeated alone, its number says what it is.
 *
 * @param seed of all rounds
 */
record ChaosDeck(long seed) {
  /** The page that is poisoned is so from the beginning: no moment is to be chosen. */
  private static final int POISONED = 2;

  /** Rounds after which every mishap has come at every moment. */
  static final int SIZE = (Mishap.values().length - 1) * Moment.values().length + POISONED;

  /** What is played in a round. */
  record Card(Mishap mishap, Moment moment) {}

  /**
   * The card of a round.
   *
   * @param number from 1
   */
  Card card(int number) {
    final List<Card> cards = new ArrayList<>();
    for (final Mishap mishap : Mishap.values()) {
      if (mishap == Mishap.POISON_PAGE) {
        cards.addAll(Collections.nCopies(POISONED, new Card(mishap, Moment.READING)));
      } else {
        for (final Moment moment : Moment.values()) {
          cards.add(new Card(mishap, moment));
        }
      }
    }
    Collections.shuffle(cards, new Random(seed * 7_919 + (number - 1) / SIZE));
    return cards.get((number - 1) % SIZE);
  }

  /** What else is random in a round. */
  Random random(int number) {
    return new Random(seed * 1_000_003 + number);
  }
}
