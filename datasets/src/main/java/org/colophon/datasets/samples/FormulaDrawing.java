package org.colophon.datasets.samples;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.colophon.datasets.model.RegionKind;

/** Draws the report's display formulas glyph by glyph, numbered at the right edge. */
final class FormulaDrawing {
  static final double HEIGHT = 42;
  private static final double SIZE = 11;
  private static final double SMALL = 7.5;

  private final Sheet sheet;
  private final Faces faces;
  private final double left;
  private final double top;
  private final double width;
  private double pen;
  private double baseline;
  private Rectangle2D ink;

  FormulaDrawing(Sheet sheet, Faces faces, double left, double top, double width) {
    this.sheet = sheet;
    this.faces = faces;
    this.left = left;
    this.top = top;
    this.width = width;
  }

  Truth.Region draw(String name, int number) throws IOException {
    baseline = top + HEIGHT / 2 + 3;
    switch (name) {
      case "harmonic" -> harmonic();
      case "slope" -> slope();
      default -> throw new IllegalArgumentException("no formula is called " + name);
    }
    final String label = "(" + number + ")";
    pen = left + width - faces.roman().width(label, SIZE);
    upright(label);
    return Truth.Region.ofFile(RegionKind.FORMULA, ink, "formula-" + number);
  }

  private void harmonic() throws IOException {
    pen = left + 14;
    italic("h");
    upright("(");
    italic("t");
    upright(")");
    relation("=");
    italic("H");
    sub("0", false);
    relation("+");
    final double start = pen + 2;
    glyphs("∑", faces.roman(), 1.7 * SIZE, start, baseline + 3);
    final double middle = start + faces.roman().width("∑", 1.7 * SIZE) / 2;
    limit("8", middle, baseline - 15);
    limit("i=1", middle, baseline + 14);
    pen = start + faces.roman().width("∑", 1.7 * SIZE) + 4;
    italic("f");
    sub("i", true);
    italic("H");
    sub("i", true);
    pen += 2;
    upright("cos");
    pen += 1;
    upright("(");
    italic("ω");
    sub("i", true);
    italic("t");
    relation("+");
    italic("V");
    sub("i", true);
    relation("+");
    italic("g");
    sub("i", true);
    upright(")");
  }

  private void slope() throws IOException {
    pen = left + 44;
    italic("b");
    relation("=");
    final double from = pen;
    final double axis = baseline - 3.5;
    baseline = axis - 6;
    sum();
    deviation("t");
    deviation("h");
    final double to = pen;
    sheet.rule(from, axis, to, axis, 0.6);
    pen = from + 17;
    baseline = axis + 13;
    sum();
    deviation("t");
    glyphs("2", faces.roman(), SMALL, pen, baseline - 4.5);
    baseline = axis + 3.5;
  }

  private void sum() throws IOException {
    glyphs("∑", faces.roman(), 1.15 * SIZE, pen, baseline + 1);
    pen += faces.roman().width("∑", 1.15 * SIZE);
    sub("k", true);
    pen += 2;
  }

  /** A value less its mean, in parentheses. */
  private void deviation(String symbol) throws IOException {
    upright("(");
    italic(symbol);
    sub("k", true);
    relation("−");
    final double from = pen;
    italic(symbol);
    final double bar = baseline - (symbol.equals("h") ? 8.6 : 7.4);
    sheet.rule(from + 0.4, bar, pen + 0.6, bar, 0.6);
    upright(")");
  }

  private void italic(String text) throws IOException {
    glyphs(text, faces.italic(), SIZE, pen, baseline);
    pen += faces.italic().width(text, SIZE) + 0.5;
  }

  private void upright(String text) throws IOException {
    glyphs(text, faces.roman(), SIZE, pen, baseline);
    pen += faces.roman().width(text, SIZE) + 0.3;
  }

  private void relation(String text) throws IOException {
    pen += 2.6;
    upright(text);
    pen += 2.6;
  }

  private void sub(String text, boolean italic) throws IOException {
    final Face face = italic ? faces.italic() : faces.roman();
    glyphs(text, face, SMALL, pen, baseline + 2.6);
    pen += face.width(text, SMALL) + 0.7;
  }

  private void limit(String text, double middle, double at) throws IOException {
    glyphs(text, faces.roman(), SMALL, middle - faces.roman().width(text, SMALL) / 2, at);
  }

  private void glyphs(String text, Face face, double size, double x, double at) throws IOException {
    final Rectangle2D box = sheet.word(text, face, size, x, at).box();
    ink = ink == null ? box : ink.createUnion(box);
  }
}
