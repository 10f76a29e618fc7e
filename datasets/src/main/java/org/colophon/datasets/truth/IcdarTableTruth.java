package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.RegionKind;

/**
 * The tables of the ICDAR 2013 table competition (Göbel, Hassan, Oro, Orsi, ICDAR 2013): regions in
 * {@code -reg.xml}, cells in {@code -str.xml}. Coordinates are points from the lower left corner of
 * the page.
 *
 * <p>A table may have several regions, on one page or several; each becomes a region of ours,
 * {@code t1r2} for the second region of the first table, in both files alike, so that the two can
 * be merged. Rows and columns count from the first one of the region: some files start at 1. Header
 * cells are not told. Nothing but tables is annotated, and pages without a table are not spoken of;
 * {@link TruthPage#kinds()} is {table: table}. The region of a {@code -str.xml} has no box of its
 * own and gets none. Of a box that is no box, because a number is mistyped in the published data,
 * nothing is known; its cell stays.
 */
final class IcdarTableTruth implements TruthReader {
  private static final int MAX_PAGE = 1_000_000;

  @Override
  public Truth read(TruthBytes bytes) {
    final SortedMap<Integer, List<TruthRegion>> pages = new TreeMap<>();
    int tables = 0;
    for (final XmlElement table : XmlTree.read(bytes).children("table").toList()) {
      tables++;
      int regions = 0;
      for (final XmlElement region : table.children("region").toList()) {
        regions++;
        final int page = region.integer("page", 1);
        if (page < 1 || page > MAX_PAGE) {
          throw new MalformedTruth("has a region on page " + page);
        }
        final String id = "t" + number(table, tables) + "r" + number(region, regions);
        pages.computeIfAbsent(page, key -> new ArrayList<>()).add(region(id, region));
      }
    }
    if (tables == 0) {
      throw new MalformedTruth("has no table");
    }
    return new Truth(
        pages.entrySet().stream().map(page -> page(page.getKey(), page.getValue())).toList());
  }

  private static String number(XmlElement element, int position) {
    final String id = element.attribute("id");
    return id.isEmpty() ? String.valueOf(position) : id;
  }

  private static TruthPage page(int number, List<TruthRegion> regions) {
    return new TruthPage(
        number,
        new Frame.PdfPoints(),
        Optional.empty(),
        regions,
        false,
        Map.of(RegionKind.TABLE, RegionKind.TABLE),
        List.of());
  }

  private static TruthRegion region(String id, XmlElement region) {
    final List<XmlElement> elements = region.children("cell").toList();
    final int firstRow = elements.stream().mapToInt(c -> c.integer("start-row", 0)).min().orElse(0);
    final int firstColumn =
        elements.stream().mapToInt(c -> c.integer("start-col", 0)).min().orElse(0);
    final List<Cell> cells =
        elements.stream().map(cell -> cell(cell, firstRow, firstColumn)).toList();
    return new TruthRegion(id, RegionKind.TABLE, box(region), List.of(), cells);
  }

  private static Cell cell(XmlElement cell, int firstRow, int firstColumn) {
    final int row = cell.integer("start-row", 0);
    final int column = cell.integer("start-col", 0);
    final int rowSpan = Math.max(row, cell.integer("end-row", row)) - row + 1;
    final int columnSpan = Math.max(column, cell.integer("end-col", column)) - column + 1;
    return Cells.of(
        row - firstRow,
        column - firstColumn,
        rowSpan,
        columnSpan,
        false,
        box(cell).orElse(Boxes.NONE),
        cell.child("content").map(XmlElement::text).orElse(""));
  }

  private static Optional<Box> box(XmlElement element) {
    return element.child("bounding-box").flatMap(IcdarTableTruth::corners);
  }

  private static Optional<Box> corners(XmlElement b) {
    try {
      return Optional.of(
          Boxes.between(b.number("x1"), b.number("y1"), b.number("x2"), b.number("y2")));
    } catch (MalformedTruth e) {
      return Optional.empty();
    }
  }
}
