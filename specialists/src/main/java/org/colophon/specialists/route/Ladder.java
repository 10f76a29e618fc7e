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

  /** The same ladder, each rung of which says this too of why it is asked. */
  public Ladder because(String more) {
    return new Ladder(
        rungs.stream().map(rung -> rung.because(more)).toList(), reason + "; " + more);
  }
}
