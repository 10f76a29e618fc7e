package org.colophon.specialists.route;

import org.colophon.datasets.model.Allowance;

/**
 * A rung as the file has it.
 *
 * @param line of the file, from 1
 * @param accept as in {@link Rung}
 * @param below as in {@link Rung}
 * @param agreement as in {@link Rung}
 */
record RungRule(
    int line,
    String specialist,
    double accept,
    double below,
    double agreement,
    Conditions when,
    Allowance allowance) {}
