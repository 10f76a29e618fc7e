package org.colophon.specialists.route;

import org.colophon.datasets.model.Allowance;

/**
 * One step of a ladder.
 *
 * @param specialist id of the specialist to ask
 * @param accept confidence from which its reading ends the ladder, 0 to 1
 * @param below the rung is asked only where the best reading so far is less sure than this, 0 to 1;
 *     1 for always. For text it is held against each word: lines that hold a less certain one are
 *     read again
 * @param above the rung is asked only where the best reading so far is at least this sure, 0 to 1:
 *     a second look by a relative of the first reader is wasted on what is hopeless; 0 for always
 * @param context for text: words to take along on either side of a doubtful one
 * @param allowance what one reading of a region may use
 * @param why the conditions that were met, in plain words
 */
public record Rung(
    String specialist,
    double accept,
    double above,
    double below,
    int context,
    Allowance allowance,
    String why) {}
