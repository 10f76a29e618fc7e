package org.colophon.specialists.route;

import org.colophon.datasets.model.Allowance;

/**
 * One step of a ladder.
 *
 * @param specialist id of the specialist to ask
 * @param accept confidence from which its reading ends the ladder, 0 to 1
 * @param above the rung is asked only where the best reading so far is at least this sure, 0 to 1:
 *     a second look by a relative of the first reader is wasted on what is hopeless; 0 for always
 * @param below the rung is asked only where the best reading so far is less sure than this, 0 to 1;
 *     1 for always. For text both are held against each word
 * @param agreement the rung is asked only where the readings so far agree less than this, 0 to 1;
 *     more than 1 for always. Fewer than two readings agree on nothing
 * @param context for text: words to take along on either side of a doubtful one
 * @param allowance what one reading of a region may use
 * @param why the conditions that were met, in plain words
 */
public record Rung(
    String specialist,
    double accept,
    double above,
    double below,
    double agreement,
    int context,
    Allowance allowance,
    String why) {
  /** An agreement that no readings reach: the rung is asked however much they agree. */
  public static final double ANY_AGREEMENT = 2;

  /** A rung that is asked however much the readings so far agree. */
  public Rung(String specialist, double accept, double below, Allowance allowance, String why) {
    this(specialist, accept, 0, below, ANY_AGREEMENT, 0, allowance, why);
  }

  /** The same rung, asked for this reason too. */
  Rung because(String more) {
    return new Rung(
        specialist,
        accept,
        above,
        below,
        agreement,
        context,
        allowance,
        why.isEmpty() ? more : why + "; " + more);
  }
}
