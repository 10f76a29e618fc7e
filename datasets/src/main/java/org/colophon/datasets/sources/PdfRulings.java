package org.colophon.datasets.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;

/**
 * A page's vector graphics, sorted into straight lines and the rest.
 *
 * @param rulings horizontal and vertical lines; pieces of one line are joined
 * @param drawings hulls of all other graphics that lie together
 */
record PdfRulings(List<Box> rulings, List<Box> drawings) {
  /** Shortest line, in points; shorter ones are parts of drawings. */
  private static final double SHORTEST = 7;

  /** Longest gap inside a line, as in dashes, in points. */
  private static final double GAP = 3;

  static PdfRulings of(List<PdfMark> marks, PdfGeometry geometry, int near) {
    final List<Box> flat = new ArrayList<>();
    final List<Box> upright = new ArrayList<>();
    final List<Box> others = new ArrayList<>();
    for (final PdfMark mark : marks) {
      final Box box = PdfDigital.box(mark.box(), geometry);
      if (box.isEmpty()) {
        continue;
      }
      if (!mark.straight()) {
        others.add(box);
      } else if (box.width() >= box.height()) {
        flat.add(box);
      } else {
        upright.add(box);
      }
    }
    final int gap = PdfDigital.pixels(GAP, geometry);
    final List<Box> joined = new ArrayList<>(joined(flat, gap));
    joined.addAll(
        joined(upright.stream().map(PdfRulings::flipped).toList(), gap).stream()
            .map(PdfRulings::flipped)
            .toList());
    final int shortest = PdfDigital.pixels(SHORTEST, geometry);
    final List<Box> rulings = new ArrayList<>();
    for (final Box line : joined) {
      (Math.max(line.width(), line.height()) >= shortest ? rulings : others).add(line);
    }
    return new PdfRulings(rulings, Clusters.of(others, near));
  }

  /** Joins horizontal lines that go on from each other at the same height. */
  private static List<Box> joined(List<Box> lines, int gap) {
    final List<Box> sorted = new ArrayList<>(lines);
    sorted.sort(
        Comparator.comparingInt(PdfRulings::middle)
            .thenComparingInt(Box::left)
            .thenComparingInt(Box::right));
    final List<Box> joined = new ArrayList<>();
    // Lines of one height stand together, but for rounding: look back over those of nearly the
    // same.
    for (final Box line : sorted) {
      Box merged = line;
      for (int i = joined.size() - 1; i >= 0; i--) {
        final Box other = joined.get(i);
        if (middle(line) - middle(other) > 2) {
          break;
        }
        if (merged.left() <= other.right() + gap && other.left() <= merged.right() + gap) {
          merged = merged.union(other);
          joined.remove(i);
        }
      }
      joined.add(merged);
    }
    return joined;
  }

  /** Twice the height at which the line lies. */
  private static int middle(Box line) {
    return line.top() + line.bottom();
  }

  /** Swaps the axes. */
  @SuppressWarnings("ArgumentSelectionDefectChecker")
  private static Box flipped(Box box) {
    return new Box(box.top(), box.left(), box.bottom(), box.right());
  }
}
