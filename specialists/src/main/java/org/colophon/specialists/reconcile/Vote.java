package org.colophon.specialists.reconcile;

/**
 * What one reader says a word is.
 *
 * @param reader the name under which it votes, see {@link VoteWeights#VOTER}
 * @param text not empty
 * @param confidence the reader's own, 0 to 1; of the first pass calibrated, of others raw
 */
public record Vote(String reader, String text, double confidence) {}
