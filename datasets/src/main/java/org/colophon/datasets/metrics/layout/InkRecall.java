package org.colophon.datasets.metrics.layout;

import com.sun.jna.Pointer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.raster.Raster;

/**
 * Ink-weighted recall of layout, this project's own measure: of the ink of true regions, how much
 * lies inside predicted regions of the right kind, of a wrong one, in figures and unknown regions,
 * or in none. White space between lines, which the usual overlap of boxes rewards, does not count.
 *
 * <p>Every pixel counts once. Where true regions overlap it belongs to the smallest; where
 * predicted regions do, a right kind goes before a wrong one, and that before figure and unknown.
 */
public final class InkRecall {
  private static final int WORD_BITS = 32;
  private static final int MOST_REGIONS = 10_000;

  private final Raster ink;
  private final List<LayoutBox> truth;
  private final List<LayoutBox> predictions;
  private final Map<RegionKind, RegionKind> kinds;
  private final Map<RegionKind, InkShare> shares = new EnumMap<>(RegionKind.class);

  private InkRecall(
      Raster ink,
      List<LayoutBox> truth,
      List<LayoutBox> predictions,
      Map<RegionKind, RegionKind> kinds) {
    this.ink = ink;
    this.truth = inside(truth, ink).sorted(Comparator.comparingLong(r -> r.box().area())).toList();
    this.predictions = inside(predictions, ink).toList();
    this.kinds = kinds;
  }

  /**
   * Measures one page.
   *
   * @param ink one bit per pixel, 1 is ink; it stays open
   * @param kinds from a predicted kind to the truth's word for it; a predicted kind that is absent
   *     is a wrong one for any truth
   * @return by true kind; kinds without ink are absent
   * @throws IllegalArgumentException if the raster is not bilevel or there are more than 10,000
   *     regions
   */
  public static Map<RegionKind, InkShare> of(
      Raster ink,
      List<LayoutBox> truth,
      List<LayoutBox> predictions,
      Map<RegionKind, RegionKind> kinds) {
    if (ink.depth() != 1) {
      throw new IllegalArgumentException("ink has 1 bit per pixel, not " + ink.depth());
    }
    if (truth.size() + predictions.size() > MOST_REGIONS) {
      throw new IllegalArgumentException(
          "a page of %d true and %d predicted regions is too much"
              .formatted(truth.size(), predictions.size()));
    }
    final InkRecall recall = new InkRecall(ink, truth, predictions, kinds);
    recall.countBands();
    return recall.shares;
  }

  private static Stream<LayoutBox> inside(List<LayoutBox> regions, Raster ink) {
    return regions.stream()
        .map(region -> new LayoutBox(region.kind(), region.box().clamp(ink.width(), ink.height())))
        .filter(region -> !region.box().isEmpty());
  }

  /** Between two neighbouring edges of regions, the same regions lie beside one another. */
  private void countBands() {
    final TreeSet<Integer> edges = new TreeSet<>();
    Stream.concat(truth.stream(), predictions.stream())
        .forEach(
            region -> {
              edges.add(region.box().top());
              edges.add(region.box().bottom());
            });
    Integer top = null;
    for (final Integer bottom : edges) {
      if (top != null) {
        countBand(top, bottom);
      }
      top = bottom;
    }
  }

  private void countBand(int top, int bottom) {
    final List<LayoutBox> expected = truth.stream().filter(r -> crosses(r, top)).toList();
    if (expected.isEmpty()) {
      return;
    }
    final List<LayoutBox> found = predictions.stream().filter(r -> crosses(r, top)).toList();
    final TreeSet<Integer> sides = new TreeSet<>();
    Stream.concat(expected.stream(), found.stream())
        .forEach(
            region -> {
              sides.add(region.box().left());
              sides.add(region.box().right());
            });
    final int[] edges = sides.stream().mapToInt(Integer::intValue).toArray();
    final long[] counts = new long[edges.length];
    final Pointer data = Leptonica1.pixGetData(ink.pix()).getPointer();
    final int words = Leptonica1.pixGetWpl(ink.pix());
    final int[] row = new int[words];
    for (int y = top; y < bottom; y++) {
      data.read((long) y * words * Integer.BYTES, row, 0, words);
      for (int i = 0; i + 1 < edges.length; i++) {
        counts[i] += inkBetween(row, edges[i], edges[i + 1]);
      }
    }
    for (int i = 0; i + 1 < edges.length; i++) {
      book(counts[i], edges[i], expected, found);
    }
  }

  private static boolean crosses(LayoutBox region, int row) {
    final Box box = region.box();
    return box.top() <= row && row < box.bottom();
  }

  /** Leptonica keeps the leftmost of 32 pixels in the highest bit of a word. */
  private static int inkBetween(int[] row, int from, int to) {
    final int first = from / WORD_BITS;
    final int last = (to - 1) / WORD_BITS;
    final int firstMask = -1 >>> (from % WORD_BITS);
    final int lastMask = -1 << (WORD_BITS - 1 - (to - 1) % WORD_BITS);
    if (first == last) {
      return Integer.bitCount(row[first] & firstMask & lastMask);
    }
    int count = Integer.bitCount(row[first] & firstMask) + Integer.bitCount(row[last] & lastMask);
    for (int word = first + 1; word < last; word++) {
      count += Integer.bitCount(row[word]);
    }
    return count;
  }

  private void book(long count, int left, List<LayoutBox> expected, List<LayoutBox> found) {
    if (count == 0) {
      return;
    }
    // The smallest comes first.
    expected.stream()
        .filter(region -> covers(region, left))
        .findFirst()
        .ifPresent(
            region ->
                shares.merge(
                    region.kind(), share(count, left, region.kind(), found), InkShare::plus));
  }

  private InkShare share(long count, int left, RegionKind kind, List<LayoutBox> found) {
    boolean wrong = false;
    boolean kept = false;
    for (final LayoutBox region : found) {
      if (covers(region, left)) {
        if (kinds.get(region.kind()) == kind) {
          return new InkShare(count, 0, 0, 0);
        }
        final boolean isImage =
            region.kind() == RegionKind.FIGURE || region.kind() == RegionKind.UNKNOWN;
        kept |= isImage;
        wrong |= !isImage;
      }
    }
    if (wrong) {
      return new InkShare(0, count, 0, 0);
    }
    return kept ? new InkShare(0, 0, count, 0) : new InkShare(0, 0, 0, count);
  }

  private static boolean covers(LayoutBox region, int column) {
    return region.box().left() <= column && column < region.box().right();
  }
}
