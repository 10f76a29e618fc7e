package org.colophon.datasets.metrics.layout;

import org.colophon.datasets.model.RegionKind;

/**
 * A predicted region and what it was matched with; the row from which average precision is
 * computed.
 *
 * @param page any name of the page, the same for all its rows
 * @param kind in the words of the truth
 * @param confidence [0,1]
 * @param matched bit i is set where it was matched at an overlap of .50 + .05 i, i from 0 to 9
 */
public record Detection(String page, RegionKind kind, double confidence, int matched) {
  public boolean isMatched(int threshold) {
    return (matched >>> threshold & 1) != 0;
  }
}
