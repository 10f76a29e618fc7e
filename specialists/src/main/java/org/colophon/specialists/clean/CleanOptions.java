package org.colophon.specialists.clean;

/**
 * Which cleaning steps may act. A step that is on still decides from what it measures whether the
 * page needs it.
 *
 * @param orientation turn pages that lie on their side or stand on their head
 * @param deskew straighten text lines that run askew by up to 9 degrees
 * @param borders whiten dark scan borders and crop them where they run along a whole side
 * @param background even out the background of grey pages, and turn negatives into positives
 * @param despeckle remove isolated specks from pages that have many
 * @param binarise choose the threshold of grey pages from the page, locally where needed; off:
 *     everything darker than middle grey is ink
 */
public record CleanOptions(
    boolean orientation,
    boolean deskew,
    boolean borders,
    boolean background,
    boolean despeckle,
    boolean binarise) {

  /** Every step on. */
  public static CleanOptions all() {
    return new CleanOptions(true, true, true, true, true, true);
  }

  /** Every step off: the page only becomes bilevel. */
  public static CleanOptions none() {
    return new CleanOptions(false, false, false, false, false, false);
  }
}
