package org.colophon.specialists.reconcile;

/**
 * What a vote came to.
 *
 * @param text in the spelling of the first reader who voted for it
 * @param confidence probability that the text is right, 0 to 1
 */
public record Choice(String text, double confidence) {}
