package org.colophon.datasets.samples;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.RegionKind;

/** Draws the table of the tides: ruled, with a head of two rows and cells that span. */
final class TideTableDrawing {
  private static final double ROW = 13.2;
  private static final double SIZE = 9.2;

  /** Right edge of each column, as a share of the width. */
  private static final double[] EDGES = {0.11, 0.25, 0.40, 0.55, 0.70, 0.84, 1};

  private final Sheet sheet;
  private final Faces faces;
  private final TideTable tides;
  private final List<Truth.Line> lines = new ArrayList<>();

  TideTableDrawing(Sheet sheet, Faces faces, TideTable tides) {
    this.sheet = sheet;
    this.faces = faces;
    this.tides = tides;
  }

  double height() {
    return (tides.rows().size() + 2) * ROW;
  }

  Truth.Region draw(double x, double y, double width) throws IOException {
    rulings(x, y, width);
    final Face face = faces.roman();
    cell("Mean of the year", faces.italic(), x, y + ROW / 2, width, 2, 4);
    cell("Highest tide", faces.italic(), x, y + ROW / 2, width, 5, 6);
    cell("Year", faces.italic(), x, y + ROW, width, 0, 0);
    cell("Tides", faces.italic(), x, y + ROW, width, 1, 1);
    final String[] second = {"", "", "High water", "Low water", "Range", "Feet", "Day"};
    for (int column = 2; column < second.length; column++) {
      cell(second[column], faces.italic(), x, y + 1.5 * ROW, width, column, column);
    }
    double middle = y + 2.5 * ROW;
    for (final List<String> row : tides.rows()) {
      for (int column = 0; column < row.size(); column++) {
        cell(row.get(column), face, x, middle, width, column, column);
      }
      middle += ROW;
    }
    return new Truth.Region(
        RegionKind.TABLE, 0, new Rectangle2D.Double(x, y, width, height()), lines, "table-1");
  }

  /** Centres a text in the cell that reaches from one column to another. */
  private void cell(
      String text, Face face, double x, double middle, double width, int first, int last)
      throws IOException {
    final double left = x + width * (first == 0 ? 0 : EDGES[first - 1]);
    final double right = x + width * EDGES[last];
    lines.add(sheet.centred(text, face, SIZE, (left + right) / 2, middle + 0.33 * SIZE));
  }

  private void rulings(double x, double y, double width) throws IOException {
    final double end = y + height();
    for (final double level : new double[] {y, y + 2 * ROW, end}) {
      sheet.rule(x, level, x + width, level, 0.9);
    }
    sheet.rule(x + width * EDGES[1], y + ROW, x + width, y + ROW, 0.5);
    sheet.rule(x, y, x, end, 0.9);
    for (int column = 0; column < EDGES.length; column++) {
      // The last rulings part columns under a head that spans them.
      final boolean spanned = column == 2 || column == 3 || column == 5;
      final double right = x + width * EDGES[column];
      sheet.rule(right, spanned ? y + ROW : y, right, end, column == 6 ? 0.9 : 0.5);
    }
    for (int row = 6; row < tides.rows().size() + 2; row += 4) {
      sheet.rule(x, y + row * ROW, x + width, y + row * ROW, 0.5);
    }
  }
}
