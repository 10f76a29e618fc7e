package org.colophon.specialists.guard;

import java.util.List;

/**
 * A run of read words that say nothing known.
 *
 * @param from index of the first word
 * @param to index after the last word
 * @param rivals indices of the known words at that place which nothing read agrees with
 * @param room how many characters the ink at that place can hold beyond what is read otherwise: of
 *     the rivals, and of ink that belongs to no known word
 * @param needed how many characters the words have
 */
record Surplus(int from, int to, List<Integer> rivals, double room, int needed) {
  /** Ink is wider and narrower than the average; so much more than the room is believed. */
  private static final double TOLERANCE = 1.25;

  /** One or two characters come and go with specks and marks of punctuation. */
  private static final int SLACK = 2;

  Surplus {
    rivals = List.copyOf(rivals);
  }

  /** A part of it, with all the room there is for the whole. */
  Surplus part(int first, int end, int signs) {
    return new Surplus(first, end, rivals, room, signs);
  }

  int size() {
    return to - from;
  }

  /** Whether there is no ink from which these words could have been read. */
  boolean isInvented() {
    return needed > TOLERANCE * room + SLACK;
  }
}
