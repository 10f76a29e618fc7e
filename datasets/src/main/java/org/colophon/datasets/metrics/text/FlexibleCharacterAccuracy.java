package org.colophon.datasets.metrics.text;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.metrics.text.LineMatcher.Matching;
import org.colophon.datasets.metrics.text.LineMatcher.Segment;
import org.colophon.datasets.metrics.text.LineMatcher.Weights;

/**
 * Character accuracy that does not mind the reading order (FCA): C. Clausner, S. Pletschacher, A.
 * Antonacopoulos, "Flexible character accuracy measure for reading-order-independent evaluation",
 * Pattern Recognition Letters 131, 2020. The lines are matched under several weights, and the best
 * result counts. Lines that are alike are matched before those that are not. Line ends are no
 * characters, nor is white space at which lines are cut to match.
 */
public final class FlexibleCharacterAccuracy {
  private static final double LIKE = 0.5;
  private static final double ANY = 1;
  private static final List<Weights> WEIGHTS = weights();

  private FlexibleCharacterAccuracy() {}

  /**
   * The edits of the best matching; its {@link ErrorRate#accuracy()} is the FCA.
   *
   * @throws IllegalArgumentException if the texts are too long for one page: more than 2^32 as the
   *     product of their characters, or 2^20 as that of their lines
   */
  public static ErrorRate score(String truth, String reading, Normalisation normalisation) {
    final LineMatcher matcher = new LineMatcher(truth, reading, normalisation);
    ErrorRate best = null;
    for (final Weights weights : WEIGHTS) {
      final ErrorRate rate = rate(matcher, matcher.match(weights, LIKE, ANY));
      if (best == null || rate.edits() < best.edits()) {
        best = rate;
      }
      if (best.edits() == 0) {
        break;
      }
    }
    return best;
  }

  private static ErrorRate rate(LineMatcher matcher, Matching matching) {
    final long lost = matching.truthAlone().stream().mapToLong(Segment::length).sum();
    final long added = matching.readingAlone().stream().mapToLong(Segment::length).sum();
    ErrorRate rate = new ErrorRate(added, lost, 0, lost);
    for (final LineMatcher.Pair pair : matching.pairs()) {
      rate =
          rate.plus(
              pair.distance() == 0
                  ? new ErrorRate(0, 0, 0, pair.truth().length())
                  : ErrorRate.of(
                      matcher.truthOf(pair.truth()),
                      matcher.readingOf(pair.reading()),
                      matcher.symbols()));
    }
    return rate;
  }

  private static List<Weights> weights() {
    final List<Weights> all = new ArrayList<>();
    for (final int difference : new int[] {20, 6, 0}) {
      for (final int length : new int[] {4, 0}) {
        for (final int edits : new int[] {25, 15}) {
          all.add(new Weights(edits, difference, 1, length));
        }
      }
    }
    return List.copyOf(all);
  }
}
