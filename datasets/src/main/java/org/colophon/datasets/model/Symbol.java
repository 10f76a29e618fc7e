package org.colophon.datasets.model;

/**
 * A symbol of a formula with its ink.
 *
 * @param latex as it stands in the formula's LaTeX, for example {@code \\alpha}
 * @param confidence probability in [0,1] that the symbol is right
 */
public record Symbol(String latex, Box box, double confidence) {}
