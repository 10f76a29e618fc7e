package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.RegionKind;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tables as HTML, the form of PubTabNet (Zhong, ShafieiBavani, Jimeno Yepes, "Image-based table
 * recognition: data, model, and evaluation", ECCV 2020). One page; every {@code table} a region
 * with cells and spans, cells in {@code thead} and {@code th} are headers. Marks of style and
 * superscripts leave their text only. There are no boxes, so {@link TruthPage#kinds()} is empty.
 */
final class HtmlTableTruth implements TruthReader {
  /** Of all tables together, spans counted out. */
  private static final int MAX_CELLS = 1_000_000;

  private int places;

  @Override
  public Truth read(TruthBytes bytes) {
    final Document html = Html.parse(bytes);
    final List<TruthRegion> regions = new ArrayList<>();
    for (final Element table : html.getElementsByTag("table")) {
      regions.add(
          new TruthRegion(
              "t" + (regions.size() + 1),
              RegionKind.TABLE,
              Optional.empty(),
              List.of(),
              cells(table)));
    }
    if (regions.isEmpty()) {
      throw new MalformedTruth("has no table");
    }
    return new Truth(
        List.of(
            new TruthPage(
                1, new Frame.Pixels(), Optional.empty(), regions, false, Map.of(), List.of())));
  }

  private List<Cell> cells(Element table) {
    final List<Cell> cells = new ArrayList<>();
    // For every column, how many rows from the current one on are taken by a cell from above.
    final List<Integer> taken = new ArrayList<>();
    int row = 0;
    for (final Element tr : rows(table)) {
      int column = 0;
      for (final Element td : tr.children()) {
        if (!td.nameIs("td") && !td.nameIs("th")) {
          continue;
        }
        while (column < taken.size() && taken.get(column) > 0) {
          column++;
        }
        final int rowSpan = span(td, "rowspan");
        final int columnSpan = span(td, "colspan");
        places += columnSpan;
        if (places > MAX_CELLS) {
          throw new MalformedTruth("has more than " + MAX_CELLS + " cells");
        }
        cells.add(Cells.of(row, column, rowSpan, columnSpan, header(td), Boxes.NONE, td.text()));
        for (int end = column + columnSpan; column < end; column++) {
          while (taken.size() <= column) {
            taken.add(0);
          }
          taken.set(column, rowSpan);
        }
      }
      taken.replaceAll(rows -> Math.max(0, rows - 1));
      row++;
    }
    return cells;
  }

  /** Rows of this table and not of one inside it. */
  private static List<Element> rows(Element table) {
    final List<Element> rows = new ArrayList<>();
    for (final Element child : table.children()) {
      if (child.nameIs("tr")) {
        rows.add(child);
      } else {
        child.children().stream().filter(tr -> tr.nameIs("tr")).forEach(rows::add);
      }
    }
    return rows;
  }

  private static boolean header(Element cell) {
    final Element section = cell.parent() == null ? null : cell.parent().parent();
    return cell.nameIs("th") || (section != null && section.nameIs("thead"));
  }

  private static int span(Element cell, String attribute) {
    final String value = cell.attr(attribute).strip();
    try {
      return value.isEmpty() ? 1 : Math.max(1, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw new MalformedTruth("has a cell with " + attribute + "=\"" + value + "\"");
    }
  }
}
