package org.colophon.datasets.metrics.text;

import org.colophon.datasets.metrics.Ratio;
import org.colophon.datasets.metrics.text.LineMatcher.Matching;
import org.colophon.datasets.metrics.text.LineMatcher.Pair;
import org.colophon.datasets.metrics.text.LineMatcher.Segment;
import org.colophon.datasets.metrics.text.LineMatcher.Weights;

/**
 * What a reading invents and what it loses, in characters that are not white space. This project's
 * own measure, on the order-free matching of {@link FlexibleCharacterAccuracy}:
 *
 * <ul>
 *   <li>Lines and parts of lines are matched wherever they stand, so that a block in another order
 *       is neither lost nor inserted.
 *   <li>Parts of which more than half is different are no match: a made-up line in the place of a
 *       lost one counts as both.
 *   <li>Inside a match, characters of one side that face none of the other are lost or inserted;
 *       characters that face others are misread, which is neither, as long as one side is at most
 *       twice as long as the other ({@code rn} for {@code m}); what passes that is lost or
 *       inserted.
 * </ul>
 *
 * @param inserted characters of the reading that stand for nothing in the truth
 * @param lost characters of the truth that nothing in the reading stands for
 * @param length characters of the truth
 */
public record Honesty(long inserted, long lost, long length) {
  public static final Honesty NONE = new Honesty(0, 0, 0);
  private static final Weights WEIGHTS = new Weights(25, 6, 1, 4);
  private static final double MOST_WRONG = 0.5;
  private static final int MOST_FOR_ONE = 2;
  private static final double PER = 1000;

  public static Honesty of(String truth, String reading, Normalisation normalisation) {
    final LineMatcher matcher = new LineMatcher(truth, reading, normalisation);
    final Matching matching = matcher.match(WEIGHTS, MOST_WRONG);
    Honesty sum =
        new Honesty(
            matching.readingAlone().stream().mapToLong(matcher::inkOfReading).sum(),
            matching.truthAlone().stream().mapToLong(matcher::inkOfTruth).sum(),
            matcher.truthLines().stream().mapToLong(matcher::inkOfTruth).sum());
    for (final Pair pair : matching.pairs()) {
      if (pair.distance() > 0) {
        sum = sum.plus(inside(matcher, pair));
      }
    }
    return sum;
  }

  public Honesty plus(Honesty other) {
    return new Honesty(inserted + other.inserted, lost + other.lost, length + other.length);
  }

  /** Characters inserted against truth; see {@link #perThousand}. */
  public Ratio insertedRatio() {
    return new Ratio(inserted, length);
  }

  /** Characters lost against truth, a whole of at most 1. */
  public Ratio lostRatio() {
    return new Ratio(lost, length);
  }

  /** A ratio per 1,000 characters of truth; where the truth has none, 0. */
  public static double perThousand(Ratio ratio) {
    return PER * ratio.value(0);
  }

  private static Honesty inside(LineMatcher matcher, Pair pair) {
    final int[] truth = matcher.truthOf(pair.truth());
    final int[] reading = matcher.readingOf(pair.reading());
    final int[] partners = Alignment.partners(truth, reading, matcher.symbols());
    long inserted = 0;
    long lost = 0;
    int truthFrom = 0;
    int readingFrom = 0;
    for (int i = 0; i <= truth.length; i++) {
      final boolean end = i == truth.length;
      if (end || (partners[i] >= 0 && truth[i] == reading[partners[i]])) {
        final int readingTo = end ? reading.length : partners[i];
        final long expected = matcher.inkOfTruth(segment(pair.truth(), truthFrom, i));
        final long found = matcher.inkOfReading(segment(pair.reading(), readingFrom, readingTo));
        lost += Math.max(0, expected - MOST_FOR_ONE * found);
        inserted += Math.max(0, found - MOST_FOR_ONE * expected);
        truthFrom = i + 1;
        readingFrom = readingTo + 1;
      }
    }
    return new Honesty(inserted, lost, 0);
  }

  private static Segment segment(Segment within, int from, int to) {
    return new Segment(within.from() + from, within.from() + to);
  }
}
