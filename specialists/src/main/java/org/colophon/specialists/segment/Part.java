package org.colophon.specialists.segment;

import java.util.List;
import org.colophon.datasets.model.Box;

/**
 * A part of the page in its place in the reading order: a draft of text or an island.
 *
 * @param draft null for an island
 * @param island null for a draft
 * @param run number of the column run it stands in, -1 outside of all
 * @param edge -1 at the top edge of the page, 1 at the bottom edge, otherwise 0
 * @param beside whether it stands in the margin
 */
record Part(Draft draft, Island island, int run, int edge, boolean beside) {
  static Part ofIsland(Island island, int run) {
    return new Part(null, island, run, 0, false);
  }

  static Part ofDraft(Draft draft, int run) {
    return new Part(draft, null, run, 0, false);
  }

  Box box() {
    return draft == null ? island.box() : draft.box();
  }

  List<Strip> strips() {
    return draft == null ? island.strips() : draft.strips();
  }
}
