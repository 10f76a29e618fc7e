package org.colophon.specialists.reconcile;

/**
 * What a vote came to.
 *
 * @param text in the spelling of the first reader who voted for it
 * @param probability that the weights give the text, 0 to 1; what ladders go by
 * @param confidence what that probability turned out to be worth, 0 to 1; the word's in the edition
 */
public record Choice(String text, double probability, double confidence) {}
