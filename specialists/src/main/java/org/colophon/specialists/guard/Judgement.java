package org.colophon.specialists.guard;

import java.util.List;
import java.util.Optional;

/** All that the guards have against one reading, in the order of the guards. */
public record Judgement(List<Objection> objections) {
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
