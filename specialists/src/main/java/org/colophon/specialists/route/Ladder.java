package org.colophon.specialists.route;

import java.util.List;

/**
 * The specialists that are to read one region, the one to ask first in front.
 *
 * @param reason why this ladder, in plain words
 */
public record Ladder(List<Rung> rungs, String reason) {
  public Ladder {
    rungs = List.copyOf(rungs);
  }
}
