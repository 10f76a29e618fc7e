package org.colophon.datasets.samples;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Locale;
import org.colophon.datasets.model.RegionKind;

/** Draws two columns of the table as a line chart. */
final class TideChart {
  private static final double SIZE = 7.4;
  private static final double LOWEST = 10.8;
  private static final double HIGHEST = 12.4;
  private static final double STEP = 0.2;
  private static final int LABEL_EVERY = 3;

  private final Sheet sheet;
  private final Faces faces;
  private final TideTable tides;
  private final Rectangle2D box;
  private final Rectangle2D plot;

  /**
   * @param box of the chart with its labels
   */
  TideChart(Sheet sheet, Faces faces, TideTable tides, Rectangle2D box) {
    this.sheet = sheet;
    this.faces = faces;
    this.tides = tides;
    this.box = box;
    plot =
        new Rectangle2D.Double(
            box.getX() + 26, box.getY() + 12, box.getWidth() - 30, box.getHeight() - 38);
  }

  Truth.Region draw() throws IOException {
    axes();
    series(TideTable.HIGH_WATER, true);
    series(TideTable.RANGE, false);
    legend();
    return Truth.Region.ofFile(RegionKind.CHART, box, "chart-1");
  }

  private double x(int row) {
    return plot.getX() + 6 + row * (plot.getWidth() - 12) / (tides.rows().size() - 1);
  }

  private double y(double feet) {
    return plot.getMaxY() - (feet - LOWEST) / (HIGHEST - LOWEST) * plot.getHeight();
  }

  private void axes() throws IOException {
    final Face face = faces.sans();
    sheet.rule(plot.getX(), plot.getY(), plot.getX(), plot.getMaxY(), 0.7);
    sheet.rule(plot.getX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY(), 0.7);
    final int steps = (int) Math.round((HIGHEST - LOWEST) / STEP);
    for (int i = 0; i <= steps; i++) {
      final double feet = LOWEST + i * STEP;
      sheet.rule(plot.getX() - 3, y(feet), plot.getX(), y(feet), 0.7);
      final String label = String.format(Locale.ROOT, "%.1f", feet);
      sheet.word(
          label, face, SIZE, plot.getX() - 5 - face.width(label, SIZE), y(feet) + 0.35 * SIZE);
    }
    for (int row = 0; row < tides.rows().size(); row++) {
      final boolean labelled = row % LABEL_EVERY == 0;
      final double end = plot.getMaxY() + (labelled ? 4 : 2);
      sheet.rule(x(row), plot.getMaxY(), x(row), end, 0.7);
      if (labelled) {
        final String year = tides.rows().get(row).get(TideTable.YEAR);
        sheet.centred(year, face, SIZE, x(row), plot.getMaxY() + 12);
      }
    }
    sheet.words("Feet", face, SIZE, box.getX() + 8, box.getY() + 6);
    sheet.centred("Year", face, SIZE, plot.getCenterX(), plot.getMaxY() + 23);
  }

  private void series(int column, boolean dots) throws IOException {
    final Path2D line = new Path2D.Double();
    for (int row = 0; row < tides.rows().size(); row++) {
      final double height = y(tides.number(row, column));
      if (row == 0) {
        line.moveTo(x(row), height);
      } else {
        line.lineTo(x(row), height);
      }
      mark(x(row), height, dots);
    }
    sheet.stroke(line, 0.8);
  }

  private void mark(double x, double y, boolean dot) throws IOException {
    final double r = dot ? 2.2 : 1.9;
    final Rectangle2D square = new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r);
    sheet.fill(new Path2D.Double(dot ? new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r) : square));
  }

  private void legend() throws IOException {
    final double left = plot.getMaxX() - 62;
    double y = plot.getMaxY() - 27;
    sheet.stroke(new Path2D.Double(new Rectangle2D.Double(left - 6, y - 9, 66, 30)), 0.5);
    for (final boolean dots : new boolean[] {true, false}) {
      sheet.rule(left, y, left + 14, y, 0.8);
      mark(left + 7, y, dots);
      sheet.words(dots ? "High water" : "Range", faces.sans(), SIZE, left + 18, y + 0.35 * SIZE);
      y += 12;
    }
  }
}
