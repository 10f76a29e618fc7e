package org.colophon.specialists.guard;

import java.util.List;
import java.util.Optional;

/**
 * All that the guards have against one reading.
 *
 * @param objections in the order of the guards
 * @param support the part of its words, 0 to 1, that agree with words an independent reader saw:
 *     how much the guards had to judge by; 0 for a reading that is rejected for its form
 */
public record Judgement(List<Objection> objections, double support) {
  public Judgement {
    objections = List.copyOf(objections);
  }

  /** Why the reading as a whole is not to be believed; empty when it is accepted. */
  public Optional<String> rejection() {
    return objections.stream()
        .filter(Objection::rejects)
        .map(o -> o.guard() + ": " + o.reason())
        .findFirst();
  }

  /** The words that are doubtful, whether the reading is accepted or not. */
  public List<Flag> flags() {
    return objections.stream().flatMap(o -> o.flags().stream()).toList();
  }
}
