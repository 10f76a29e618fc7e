package org.colophon.specialists.guard;

import java.util.List;

/**
 * What a guard has against a reading.
 *
 * @param guard name of the guard
 * @param reason in plain words
 * @param rejects whether the whole reading is not to be believed; else only the flagged words are
 *     doubtful
 * @param flags the words in question, in reading order; empty when it is about the reading as a
 *     whole
 */
public record Objection(String guard, String reason, boolean rejects, List<Flag> flags) {
  public Objection {
    flags = List.copyOf(flags);
  }

  static Objection rejection(Guard guard, String reason) {
    return new Objection(guard.name(), reason, true, List.of());
  }
}
