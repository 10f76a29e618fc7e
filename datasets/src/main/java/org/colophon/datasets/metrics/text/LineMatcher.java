package org.colophon.datasets.metrics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pairs the lines of a truth with those of a reading in no matter which order, cutting lines where
 * only a part of one stands in the other: steps 1 to 6 of C. Clausner, S. Pletschacher, A.
 * Antonacopoulos, "Flexible character accuracy measure for reading-order-independent evaluation",
 * Pattern Recognition Letters 131, 2020. The longest line of the truth that is left takes the line
 * of the reading with the least penalty; what is not covered goes back as lines of its own.
 *
 * <p>White space where a line is cut is dropped, unlike in the paper: it is the line end of the
 * other text, and many truths have no line ends at all.
 *
 * <p>Where the paper slides the shorter line along the longer one, the best place is found exactly,
 * by approximate search, which is also what makes pages of hundreds of lines affordable.
 */
final class LineMatcher {
  private static final Comparator<Segment> LONGEST_FIRST =
      Comparator.comparingInt(Segment::length).reversed().thenComparingInt(Segment::from);

  private static final long MOST_CELLS = 1L << 32;
  private static final long MOST_LINE_PAIRS = 1L << 20;

  private final int[] truth;
  private final int[] reading;
  private final int symbols;
  private final EditMatrix matrix;
  private final BitSet blanks;
  private final List<Segment> truthLines = new ArrayList<>();
  private final List<Segment> readingLines = new ArrayList<>();

  /** Comparisons do not depend on the weights, so they serve for all of them. */
  private final Map<Lines, Pair> compared = new HashMap<>();

  private final Map<Segment, Segment> cutFromTruth = new HashMap<>();
  private final Map<Segment, Segment> cutFromReading = new HashMap<>();

  /**
   * Numbers the characters of both texts.
   *
   * @throws IllegalArgumentException if the product of their lengths passes 2^32, or that of their
   *     lines 2^20
   */
  LineMatcher(String truth, String reading, Normalisation normalisation) {
    final Symbols numbers = new Symbols();
    this.truth = joined(normalisation.lines(truth), numbers, truthLines);
    this.reading = joined(normalisation.lines(reading), numbers, readingLines);
    this.symbols = numbers.count();
    this.blanks = numbers.blanks();
    this.matrix = new EditMatrix(symbols);
    if ((long) this.truth.length * this.reading.length > MOST_CELLS
        || (long) truthLines.size() * readingLines.size() > MOST_LINE_PAIRS) {
      throw new IllegalArgumentException(
          "a truth of %d lines and a reading of %d are too much to be matched; compare page by page"
              .formatted(truthLines.size(), readingLines.size()));
    }
  }

  /** A part of one of the two texts. */
  record Segment(int from, int to) {
    int length() {
      return to - from;
    }

    boolean contains(Segment other) {
      return from <= other.from && other.to <= to;
    }
  }

  private record Lines(Segment truth, Segment reading) {}

  /**
   * Two parts that stand for one another.
   *
   * @param distance their edit distance
   */
  record Pair(Segment truth, Segment reading, int distance) {}

  /**
   * How much the penalty of a pair grows with its edits, the difference in length of the two lines
   * and the distance of the match from their ends, and falls with the length of the match.
   */
  record Weights(int edits, int difference, int offset, int length) {}

  /** All of both texts: pairs, and what is left alone. */
  record Matching(List<Pair> pairs, List<Segment> truthAlone, List<Segment> readingAlone) {}

  /** Characters of a part of the truth that are not white space. */
  long inkOfTruth(Segment segment) {
    return ink(truth, segment);
  }

  /** Characters of a part of the reading that are not white space. */
  long inkOfReading(Segment segment) {
    return ink(reading, segment);
  }

  int[] truthOf(Segment segment) {
    return Arrays.copyOfRange(truth, segment.from(), segment.to());
  }

  int[] readingOf(Segment segment) {
    return Arrays.copyOfRange(reading, segment.from(), segment.to());
  }

  int symbols() {
    return symbols;
  }

  List<Segment> truthLines() {
    return List.copyOf(truthLines);
  }

  /**
   * Matches all lines.
   *
   * @param limits pairs with more edits than this share of the longer part, [0,1], are not made;
   *     what one limit leaves is matched again under the next, so that a line without its like does
   *     not take that of another
   */
  Matching match(Weights weights, double... limits) {
    final TreeSet<Segment> free = new TreeSet<>(LONGEST_FIRST);
    free.addAll(readingLines);
    final List<Pair> pairs = new ArrayList<>();
    List<Segment> alone = truthLines;
    for (final double limit : limits) {
      alone = match(weights, limit, alone, free, pairs);
    }
    return new Matching(pairs, alone, List.copyOf(free));
  }

  private List<Segment> match(
      Weights weights, double limit, List<Segment> lines, Set<Segment> free, List<Pair> pairs) {
    final PriorityQueue<Segment> open = new PriorityQueue<>(LONGEST_FIRST);
    open.addAll(lines);
    final List<Segment> alone = new ArrayList<>();
    while (!open.isEmpty()) {
      final Segment line = open.poll();
      Segment partner = null;
      Pair best = null;
      double least = Double.POSITIVE_INFINITY;
      for (final Segment candidate : free) {
        final Pair pair = compare(line, candidate);
        final double penalty = penalty(weights, line, candidate, pair);
        if (penalty < least && isLikeEnough(pair, limit)) {
          least = penalty;
          best = pair;
          partner = candidate;
        }
      }
      if (best == null) {
        alone.add(line);
        continue;
      }
      pairs.add(best);
      free.remove(partner);
      free.addAll(rest(reading, partner, best.reading(), cutFromReading));
      open.addAll(rest(truth, line, best.truth(), cutFromTruth));
    }
    return alone;
  }

  private static boolean isLikeEnough(Pair pair, double limit) {
    final int longer = Math.max(pair.truth().length(), pair.reading().length());
    return longer > 0 && pair.distance() <= limit * longer;
  }

  private Pair compare(Segment line, Segment candidate) {
    final Lines lines = new Lines(line, candidate);
    Pair pair = compared.get(lines);
    if (pair == null) {
      pair = line.length() > candidate.length() ? before(line, candidate) : after(line, candidate);
      if (pair == null) {
        pair = place(line, candidate);
      }
      compared.put(lines, pair);
    }
    return pair;
  }

  /**
   * What is known from the time when the line was still part of a longer one: the best place in the
   * whole is the best in the part that holds it. Without this, a truth without line ends would be
   * searched through as often as the reading has lines.
   */
  private Pair before(Segment line, Segment candidate) {
    Segment whole = cutFromTruth.get(line);
    while (whole != null) {
      final Pair known = compared.get(new Lines(whole, candidate));
      if (known != null) {
        return line.contains(known.truth()) && known.reading().equals(candidate) ? known : null;
      }
      whole = cutFromTruth.get(whole);
    }
    return null;
  }

  private Pair after(Segment line, Segment candidate) {
    Segment whole = cutFromReading.get(candidate);
    while (whole != null) {
      final Pair known = compared.get(new Lines(line, whole));
      if (known != null) {
        return candidate.contains(known.reading()) && known.truth().equals(line) ? known : null;
      }
      whole = cutFromReading.get(whole);
    }
    return null;
  }

  private Pair place(Segment line, Segment candidate) {
    if (line.length() <= candidate.length()) {
      final EditMatrix.Place place =
          matrix.find(
              Slice.forwards(truth, line.from(), line.to()),
              reading,
              candidate.from(),
              candidate.to());
      return new Pair(line, new Segment(place.from(), place.to()), place.distance());
    }
    final EditMatrix.Place place =
        matrix.find(
            Slice.forwards(reading, candidate.from(), candidate.to()),
            truth,
            line.from(),
            line.to());
    return new Pair(new Segment(place.from(), place.to()), candidate, place.distance());
  }

  private static double penalty(Weights weights, Segment line, Segment candidate, Pair pair) {
    final int difference = Math.abs(line.length() - candidate.length());
    final int position =
        Math.max(pair.truth().from() - line.from(), pair.reading().from() - candidate.from());
    final double offset = difference / 2.0 - Math.abs(position - difference / 2.0);
    return (double) weights.edits() * pair.distance()
        + (double) weights.difference() * difference
        + weights.offset() * Math.max(0, offset)
        - (double) weights.length() * Math.min(line.length(), candidate.length());
  }

  private List<Segment> rest(
      int[] text, Segment whole, Segment taken, Map<Segment, Segment> cutFrom) {
    final List<Segment> rest = new ArrayList<>(2);
    for (final Segment part :
        List.of(new Segment(whole.from(), taken.from()), new Segment(taken.to(), whole.to()))) {
      final Segment stripped = strip(text, part);
      if (stripped.length() > 0) {
        rest.add(stripped);
        cutFrom.put(stripped, whole);
      }
    }
    return rest;
  }

  private Segment strip(int[] text, Segment part) {
    int from = part.from();
    int to = part.to();
    while (from < to && blanks.get(text[from])) {
      from++;
    }
    while (from < to && blanks.get(text[to - 1])) {
      to--;
    }
    return new Segment(from, to);
  }

  private long ink(int[] text, Segment segment) {
    long ink = 0;
    for (int i = segment.from(); i < segment.to(); i++) {
      ink += blanks.get(text[i]) ? 0 : 1;
    }
    return ink;
  }

  private static int[] joined(List<String> lines, Symbols numbers, List<Segment> segments) {
    final List<int[]> parts = lines.stream().map(numbers::ofCharacters).toList();
    final int[] all = new int[parts.stream().mapToInt(part -> part.length).sum()];
    int from = 0;
    for (final int[] part : parts) {
      System.arraycopy(part, 0, all, from, part.length);
      segments.add(new Segment(from, from + part.length));
      from += part.length;
    }
    return all;
  }
}
