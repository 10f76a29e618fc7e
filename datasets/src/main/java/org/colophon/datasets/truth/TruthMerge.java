package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.RegionKind;

/**
 * Puts together what several files say of one source, page by page:
 *
 * <ul>
 *   <li><b>Text</b>: of a page that has text and no regions, because a transcription on its own
 *       ({@code .gt.txt}) was made to be the text; else the longest; else the first of equals. A
 *       transcription of one page is left out where another file has text on several, because then
 *       it is that of the whole.
 *   <li><b>Layout</b> (frame, regions, kinds, order): of one page, never mixed. The one that tells
 *       most kinds apart, then the one with most words, lines and regions that have boxes; of
 *       equals the first. Whether the page counts as ordered is told by the layout, without one by
 *       the text.
 *   <li><b>Tables</b>: cells and lines that a region of the layout lacks come from a region of the
 *       same id and kind of another file, or from its only table if the layout has only one, too. A
 *       table with cells that finds no such region is added as one without a box. Boxes of cells
 *       are dropped if they are in another frame.
 *   <li><b>Facts</b>: of all, in the order given.
 * </ul>
 */
public final class TruthMerge {
  private TruthMerge() {}

  /** One truth from several; ties go to the first. */
  public static Truth of(List<Truth> truths) {
    if (truths.size() == 1) {
      return truths.get(0);
    }
    final SortedMap<Integer, List<TruthPage>> pages = new TreeMap<>();
    final boolean several = pagesWithText(truths) > 1;
    for (final Truth truth : truths) {
      if (several && isTranscriptionOfOnePage(truth)) {
        continue;
      }
      for (final TruthPage page : truth.pages()) {
        pages.computeIfAbsent(page.number(), key -> new ArrayList<>()).add(page);
      }
    }
    return new Truth(pages.values().stream().map(TruthMerge::page).toList());
  }

  private static long pagesWithText(List<Truth> truths) {
    return truths.stream()
        .flatMap(truth -> truth.pages().stream())
        .filter(page -> page.text().isPresent())
        .mapToInt(TruthPage::number)
        .distinct()
        .count();
  }

  private static boolean isTranscriptionOfOnePage(Truth truth) {
    return truth.pages().size() == 1
        && truth.pages().get(0).regions().isEmpty()
        && truth.pages().get(0).facts().isEmpty();
  }

  private static TruthPage page(List<TruthPage> pages) {
    if (pages.size() == 1) {
      return pages.get(0);
    }
    final TruthPage layout = richest(pages, Comparator.comparing(LayoutRank::of));
    final Optional<TruthPage> text =
        pages.stream().anyMatch(p -> p.text().isPresent())
            ? Optional.of(
                richest(
                    pages.stream().filter(p -> p.text().isPresent()).toList(),
                    Comparator.comparing((TruthPage p) -> p.regions().isEmpty())
                        .thenComparing(p -> p.text().orElse("").strip().length())))
            : Optional.empty();
    return new TruthPage(
        layout.number(),
        layout.frame(),
        text.flatMap(TruthPage::text),
        withTables(layout, pages),
        layout.regions().isEmpty() ? text.map(TruthPage::ordered).orElse(false) : layout.ordered(),
        layout.kinds(),
        pages.stream().flatMap(page -> page.facts().stream()).toList());
  }

  private static TruthPage richest(List<TruthPage> pages, Comparator<TruthPage> rank) {
    TruthPage best = pages.get(0);
    for (final TruthPage page : pages) {
      if (rank.compare(page, best) > 0) {
        best = page;
      }
    }
    return best;
  }

  /** How much a page tells of its layout. */
  private record LayoutRank(int kinds, long words, long lines, long boxes, int regions)
      implements Comparable<LayoutRank> {
    private static final Comparator<LayoutRank> ORDER =
        Comparator.comparingInt(LayoutRank::kinds)
            .thenComparingLong(LayoutRank::words)
            .thenComparingLong(LayoutRank::lines)
            .thenComparingLong(LayoutRank::boxes)
            .thenComparingInt(LayoutRank::regions);

    static LayoutRank of(TruthPage page) {
      final List<TruthLine> lines =
          page.regions().stream().flatMap(region -> region.lines().stream()).toList();
      return new LayoutRank(
          new HashSet<>(page.kinds().values()).size(),
          lines.stream().mapToLong(line -> line.words().size()).sum(),
          lines.stream().filter(line -> line.box().isPresent()).count(),
          page.regions().stream().filter(region -> region.box().isPresent()).count(),
          page.regions().size());
    }

    @Override
    public int compareTo(LayoutRank other) {
      return ORDER.compare(this, other);
    }
  }

  private static List<TruthRegion> withTables(TruthPage layout, List<TruthPage> pages) {
    final List<TruthRegion> merged = new ArrayList<>(layout.regions());
    for (final TruthPage page : pages) {
      if (page.equals(layout)) {
        continue;
      }
      final boolean sameFrame = page.frame().equals(layout.frame());
      final List<TruthRegion> tables = tables(page.regions());
      for (final TruthRegion table : tables) {
        if (table.cells().isEmpty()) {
          continue;
        }
        final TruthRegion lent = sameFrame ? table : withoutBoxes(table);
        final int at = place(merged, table, tables.size() == 1);
        if (at < 0) {
          merged.add(withId(lent, ids(merged)));
        } else if (merged.get(at).cells().isEmpty()) {
          merged.set(at, completed(merged.get(at), lent));
        }
      }
    }
    return merged;
  }

  private static int place(List<TruthRegion> regions, TruthRegion table, boolean only) {
    for (int i = 0; i < regions.size(); i++) {
      final TruthRegion region = regions.get(i);
      if (region.kind() == RegionKind.TABLE && region.id().equals(table.id())) {
        return i;
      }
    }
    final List<TruthRegion> tables = tables(regions);
    return only && tables.size() == 1 ? regions.indexOf(tables.get(0)) : -1;
  }

  private static List<TruthRegion> tables(List<TruthRegion> regions) {
    return regions.stream().filter(region -> region.kind() == RegionKind.TABLE).toList();
  }

  private static TruthRegion completed(TruthRegion region, TruthRegion lent) {
    return new TruthRegion(
        region.id(),
        region.kind(),
        region.box().or(lent::box),
        region.lines().isEmpty() ? lent.lines() : region.lines(),
        lent.cells());
  }

  private static TruthRegion withoutBoxes(TruthRegion table) {
    final List<Cell> cells =
        table.cells().stream()
            .map(
                cell ->
                    Cells.of(
                        cell.row(),
                        cell.column(),
                        cell.rowSpan(),
                        cell.columnSpan(),
                        cell.header(),
                        Boxes.NONE,
                        cell.text()))
            .toList();
    return new TruthRegion(table.id(), table.kind(), Optional.empty(), List.of(), cells);
  }

  private static Set<String> ids(List<TruthRegion> regions) {
    final Set<String> ids = new HashSet<>();
    regions.forEach(region -> ids.add(region.id()));
    return ids;
  }

  private static TruthRegion withId(TruthRegion region, Set<String> taken) {
    String id = region.id();
    while (taken.contains(id)) {
      id += "'";
    }
    return new TruthRegion(id, region.kind(), region.box(), region.lines(), region.cells());
  }
}
