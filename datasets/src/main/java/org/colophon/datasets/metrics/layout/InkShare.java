package org.colophon.datasets.metrics.layout;

import org.colophon.datasets.metrics.Ratio;

/**
 * Where the ink of true regions of one kind went, in pixels; every pixel is in one of the last
 * four.
 *
 * @param right inside a predicted region of the right kind
 * @param wrong inside a predicted region of another kind that is read
 * @param kept inside a figure or a region of unknown kind: kept as an image, not read
 * @param none inside no predicted region
 */
public record InkShare(long right, long wrong, long kept, long none) {
  public static final InkShare NONE = new InkShare(0, 0, 0, 0);

  public long total() {
    return right + wrong + kept + none;
  }

  public InkShare plus(InkShare other) {
    return new InkShare(
        right + other.right, wrong + other.wrong, kept + other.kept, none + other.none);
  }

  /** Ink-weighted recall: share of the ink inside regions of the right kind. */
  public Ratio recall() {
    return new Ratio(right, total());
  }

  /** Share of the ink that went to figures and unknown regions. */
  public Ratio keptRatio() {
    return new Ratio(kept, total());
  }
}
