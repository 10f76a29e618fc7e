package org.colophon.specialists.read;

/**
 * A straight ruling line in the straightened frame of a region.
 *
 * @param at y of a horizontal line, x of a vertical one
 * @param from where it starts along its direction
 * @param to where it ends
 */
record Rule(double at, double from, double to) {
  double length() {
    return to - from;
  }

  /** Length of the part of this line that lies between two positions along its direction. */
  double overlap(double low, double high) {
    return Math.max(0, Math.min(to, high) - Math.max(from, low));
  }
}
