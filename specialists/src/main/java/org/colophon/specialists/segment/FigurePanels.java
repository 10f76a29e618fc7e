package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * Makes one figure of the panels and labels that stand above one caption: a drawing falls into
 * pieces with loose words between them.
 */
final class FigurePanels {
  private static final int LABEL_TOKENS = 6;
  private static final int LABEL_ROWS = 3;
  private static final double CONFIDENCE = 0.75;

  /** An axis' name or topmost tick above a chart has no more words. */
  private static final int TICK_TOKENS = 2;

  private final PageScale scale;

  FigurePanels(PageScale scale) {
    this.scale = scale;
  }

  /** The same parts, with those from the topmost panel down to its caption in one island. */
  List<Part> joined(List<Part> parts) {
    final List<Part> joined = new ArrayList<>();
    for (final Part part : parts) {
      if (isFigureCaption(part)) {
        joinAtEnd(joined, part.run());
      }
      joined.add(part);
    }
    return joined;
  }

  private static boolean isFigureCaption(Part part) {
    if (part.draft() == null) {
      return false;
    }
    final String text = part.draft().rows().get(0).profile().text();
    return Markers.captionSetOff(text) && !Markers.tableCaption(text);
  }

  private void joinAtEnd(List<Part> parts, int run) {
    int topmost = -1;
    for (int i = parts.size() - 1; i >= 0 && parts.get(i).run() == run; i--) {
      final Part part = parts.get(i);
      if (isPanel(part)) {
        topmost = i;
      } else if (!isLabel(part) && !isTicks(parts, i, run)) {
        break;
      }
    }
    while (topmost > 0 && isTickAbove(parts.get(topmost - 1), parts.get(topmost))) {
      topmost--;
    }
    if (topmost < 0 || topmost == parts.size() - 1) {
      return;
    }
    final List<Part> pieces = List.copyOf(parts.subList(topmost, parts.size()));
    parts.subList(topmost, parts.size()).clear();
    parts.add(Part.ofIsland(whole(pieces), run));
  }

  private static boolean isPanel(Part part) {
    return part.island() != null && part.island().kind() != RegionKind.TABLE;
  }

  /** Ticks and the names of axes stand in rows and columns as the cells of a table do. */
  private boolean isTicks(List<Part> parts, int index, int run) {
    final Part part = parts.get(index);
    if (part.island() == null) {
      return false;
    }
    final Box reach = part.box().grow((int) scale.pitch());
    for (int i = index - 1; i >= 0 && parts.get(i).run() == run; i--) {
      final Box box = parts.get(i).box();
      if (isPanel(parts.get(i)) && !box.intersect(reach).isEmpty()) {
        return part.box().height() < box.height();
      }
    }
    return false;
  }

  private boolean isTickAbove(Part part, Part panel) {
    return isLabel(part)
        && part.run() == panel.run()
        && part.draft().rows().stream().allMatch(row -> row.profile().tokens() <= TICK_TOKENS)
        && part.draft().size() < 1.15 * scale.size()
        && part.box().width() < 0.3 * panel.box().width()
        && panel.box().top() - part.box().bottom() < scale.pitch();
  }

  private static boolean isLabel(Part part) {
    return part.draft() != null
        && part.draft().rows().size() <= LABEL_ROWS
        && part.draft().rows().stream().allMatch(r -> r.profile().tokens() <= LABEL_TOKENS)
        && !isFigureCaption(part);
  }

  private static Island whole(List<Part> pieces) {
    final boolean chart =
        pieces.stream()
            .anyMatch(part -> part.island() != null && part.island().kind() == RegionKind.CHART);
    return new Island(
        chart ? RegionKind.CHART : RegionKind.FIGURE,
        pieces.stream().map(Part::box).reduce(Box::union).orElseThrow(),
        pieces.stream()
            .flatMap(part -> part.strips().stream())
            .sorted(Comparator.comparingInt(Strip::index))
            .toList(),
        pieces.stream()
            .filter(part -> part.island() != null)
            .flatMap(part -> part.island().rulings().stream())
            .toList(),
        CONFIDENCE);
  }
}
