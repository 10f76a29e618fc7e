package org.colophon.specialists.route;

import org.colophon.datasets.model.Allowance;

/**
 * A rung as the file has it.
 *
 * @param line of the file, from 1
 * @param accept as in {@link Rung}
 * @param above as in {@link Rung}
 * @param below as in {@link Rung}
 * @param agreement as in {@link Rung}
 * @param context as in {@link Rung}
 */
record RungRule(
    int line,
    String specialist,
    double accept,
    double above,
    double below,
    double agreement,
    int context,
    Conditions when,
    Allowance allowance) {
  /** Whether both may be asked at the same confidence. */
  boolean overlaps(RungRule other) {
    return above < other.below && other.above < below;
  }
}
