package org.colophon.datasets.samples;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.samples.ReportText.Element;
import org.colophon.datasets.samples.ReportText.Kind;
import org.colophon.datasets.samples.Typesetter.SetLine;

/**
 * Flows the report into two columns a page: footnotes stand at the foot of the column that calls
 * them, a figure that does not fit at the head of the next column, a table across both columns at
 * the head of the next page.
 */
final class Composer {
  private static final double MARGIN = 58;
  private static final double TOP = 66;
  private static final double BOTTOM = 772;
  private static final double GUTTER = 20;
  private static final double MEASURE = Sheet.WIDTH - 2 * MARGIN;
  private static final double COLUMN = (MEASURE - GUTTER) / 2;
  private static final int FIRST_PAGE_NUMBER = 213;
  private static final double NOTE_RULE_SPACE = 9;

  /** A block that is never broken, and its caption. */
  private record Unbroken(Element block, Element caption) {}

  private final PDDocument document;
  private final Styles styles;
  private final TideTable tides;
  private final List<Truth.Page> pages = new ArrayList<>();
  private final Map<String, Element> notes = new HashMap<>();
  private final Deque<Unbroken> floats = new ArrayDeque<>();
  private final Deque<Unbroken> wideFloats = new ArrayDeque<>();

  private Sheet sheet;
  private int column;
  private double columnTop;
  private double y;
  private double bottom;
  private List<Element> called = new ArrayList<>();
  private int formulas;

  private Composer(PDDocument document, Faces faces, TideTable tides) {
    this.document = document;
    this.styles = new Styles(faces);
    this.tides = tides;
  }

  /** Sets the report on pages added to the document. */
  static Truth compose(PDDocument document, Faces faces, ReportText report, TideTable tides)
      throws IOException {
    return new Composer(document, faces, tides).compose(report.elements());
  }

  private Truth compose(List<Element> elements) throws IOException {
    for (final Element element : elements) {
      if (element.kind() == Kind.FOOTNOTE) {
        notes.put(element.text().substring(0, 1), element);
      }
    }
    startPage();
    for (int i = 0; i < elements.size(); i++) {
      final Element element = elements.get(i);
      switch (element.kind()) {
        case FIGURE, CHART -> place(new Unbroken(element, elements.get(++i)));
        case TABLE -> wideFloats.add(new Unbroken(element, elements.get(++i)));
        case FORMULA -> formula(element);
        case COLUMNS -> {
          columnTop = y + 12;
          y = columnTop;
        }
        case AUTHOR -> frontMatter(element, styles.author(), 0);
        case ABSTRACT -> frontMatter(element, styles.summary(), 36);
        case HEADING -> heading(element);
        case ITEMS -> items(element);
        case TEXT -> paragraph(element.text());
        case CAPTION, FOOTNOTE -> {
          // Set with what they belong to.
        }
      }
    }
    endColumn();
    endPage();
    return new Truth(pages);
  }

  private void startPage() throws IOException {
    sheet = new Sheet(document);
    final double middle = Sheet.WIDTH / 2;
    final String header =
        pages.isEmpty()
            ? "Transactions of the Skerrow Hydrographic Society, vol. IV, 1913"
            : "Sixteen Years of Tides at Skerrow Harbour";
    sheet.note(
        Truth.Region.ofLines(
            RegionKind.HEADER,
            0,
            List.of(sheet.centred(header, styles.faces().italic(), 9, middle, 44))));
    column = 0;
    columnTop = TOP;
    y = TOP;
    bottom = BOTTOM;
    while (!wideFloats.isEmpty() && !pages.isEmpty()) {
      wideTable(wideFloats.remove());
    }
  }

  private void endPage() throws IOException {
    final String number = String.valueOf(FIRST_PAGE_NUMBER + pages.size());
    sheet.note(
        Truth.Region.ofLines(
            RegionKind.FOOTER,
            0,
            List.of(sheet.centred(number, styles.faces().roman(), 9.5, Sheet.WIDTH / 2, 800))));
    sheet.close();
    pages.add(sheet.truth());
  }

  private void startColumn() throws IOException {
    endColumn();
    if (column == 1) {
      endPage();
      startPage();
    } else {
      column = 1;
      y = columnTop;
      bottom = BOTTOM;
    }
    if (!floats.isEmpty()) {
      place(floats.remove());
    }
  }

  private void endColumn() throws IOException {
    if (called.isEmpty()) {
      return;
    }
    double noteY = bottom + NOTE_RULE_SPACE;
    sheet.rule(x(), noteY - 3, x() + 60, noteY - 3, 0.5);
    for (final Element note : called) {
      final List<Truth.Line> lines = new ArrayList<>();
      for (final SetLine line : Typesetter.lines(note.text(), styles.note(), COLUMN)) {
        noteY += styles.note().leading();
        lines.add(Typesetter.draw(sheet, line, styles.note(), x(), noteY - 2, COLUMN));
      }
      sheet.note(Truth.Region.ofLines(RegionKind.FOOTNOTE, 0, lines));
    }
    called = new ArrayList<>();
  }

  private double x() {
    return MARGIN + column * (COLUMN + GUTTER);
  }

  private void frontMatter(Element element, TextStyle style, double inset) throws IOException {
    setBlock(element.text(), style, RegionKind.TEXT, 0, MARGIN + inset, MEASURE - 2 * inset);
    y += 8;
  }

  private void heading(Element element) throws IOException {
    final TextStyle style = styles.heading(element.level());
    if (element.level() == 1) {
      y += 22;
      setBlock(element.text(), style, RegionKind.HEADING, 1, MARGIN, MEASURE);
      y += 4;
      return;
    }
    final int lines = Typesetter.lines(element.text(), style, COLUMN).size();
    final double above = y == columnTop ? 0 : style.size() * 0.75;
    if (y + above + lines * style.leading() + 3 * styles.body().leading() > bottom) {
      startColumn();
      y += y == columnTop ? 0 : style.size() * 0.75;
    } else {
      y += above;
    }
    setBlock(element.text(), style, RegionKind.HEADING, element.level(), x(), COLUMN);
    y += 3;
  }

  /** Sets text that is known to fit, without breaking it over columns. */
  private void setBlock(
      String text, TextStyle style, RegionKind kind, int level, double left, double measure)
      throws IOException {
    final List<Truth.Line> lines = new ArrayList<>();
    for (final SetLine line : Typesetter.lines(text, style, measure)) {
      y += style.leading();
      lines.add(Typesetter.draw(sheet, line, style, left, baseline(style), measure));
    }
    sheet.note(Truth.Region.ofLines(kind, level, lines));
  }

  private double baseline(TextStyle style) {
    return y - (style.leading() - 0.75 * style.size()) / 2;
  }

  private void items(Element element) throws IOException {
    y += 2;
    // One region for the list, as long as it stays in its column.
    final List<Truth.Line> lines = new ArrayList<>();
    for (final String item : element.text().split("\n", -1)) {
      final List<SetLine> set = Typesetter.lines("– " + item, styles.item(), COLUMN);
      if (y + set.size() * styles.item().leading() > bottom && !lines.isEmpty()) {
        sheet.note(Truth.Region.ofLines(RegionKind.LIST, 1, lines));
        lines.clear();
        startColumn();
      }
      for (final SetLine line : set) {
        y += styles.item().leading();
        lines.add(
            Typesetter.draw(sheet, line, styles.item(), x(), baseline(styles.item()), COLUMN));
      }
    }
    sheet.note(Truth.Region.ofLines(RegionKind.LIST, 1, lines));
    y += 3;
  }

  /** Sets a paragraph, broken over columns with at least two lines on either side. */
  private void paragraph(String text) throws IOException {
    // Text that goes on after a formula is not indented.
    final boolean goesOn = Character.isLowerCase(text.charAt(0));
    final TextStyle style = goesOn ? styles.continued() : styles.body();
    final List<SetLine> lines = Typesetter.lines(text, style, COLUMN);
    List<Truth.Line> drawn = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      final int together = i == 0 || i == lines.size() - 2 ? Math.min(2, lines.size() - i) : 1;
      call(lines.get(i));
      if (y + together * style.leading() > bottom) {
        if (!drawn.isEmpty()) {
          sheet.note(Truth.Region.ofLines(RegionKind.TEXT, 0, drawn));
          drawn = new ArrayList<>();
        }
        startColumn();
      }
      y += style.leading();
      drawn.add(Typesetter.draw(sheet, lines.get(i), style, x(), baseline(style), COLUMN));
    }
    sheet.note(Truth.Region.ofLines(RegionKind.TEXT, 0, drawn));
  }

  /** Keeps room at the foot of the column for a footnote that the line calls. */
  private void call(SetLine line) throws IOException {
    for (final Map.Entry<String, Element> note : notes.entrySet()) {
      if (line.shows(note.getKey())) {
        final int lines = Typesetter.lines(note.getValue().text(), styles.note(), COLUMN).size();
        bottom -= lines * styles.note().leading() + (called.isEmpty() ? NOTE_RULE_SPACE : 0);
        called.add(note.getValue());
      }
    }
  }

  private void place(Unbroken block) throws IOException {
    final boolean figure = block.block().kind() == Kind.FIGURE;
    final double height = figure ? COLUMN * GaugePicture.HEIGHT / GaugePicture.WIDTH : 176;
    final int lines = Typesetter.lines(block.caption().text(), styles.caption(), COLUMN).size();
    if (y + height + 22 + lines * styles.caption().leading() > bottom) {
      floats.add(block);
      return;
    }
    y += y == columnTop ? 2 : 10;
    final Rectangle2D box = new Rectangle2D.Double(x(), y, COLUMN, height);
    sheet.note(
        figure
            ? GaugePicture.draw(sheet, styles.faces(), box)
            : new TideChart(sheet, styles.faces(), tides, box).draw());
    y += height + 3;
    setBlock(block.caption().text(), styles.caption(), RegionKind.CAPTION, 0, x(), COLUMN);
    y += 9;
  }

  private void wideTable(Unbroken table) throws IOException {
    setBlock(table.caption().text(), styles.caption(), RegionKind.CAPTION, 0, MARGIN, MEASURE);
    y += 5;
    final TideTableDrawing drawing = new TideTableDrawing(sheet, styles.faces(), tides);
    sheet.note(drawing.draw(MARGIN + 16, y, MEASURE - 32));
    y += drawing.height() + 16;
    columnTop = y;
  }

  private void formula(Element element) throws IOException {
    if (y + FormulaDrawing.HEIGHT > bottom) {
      startColumn();
    }
    formulas++;
    sheet.note(
        new FormulaDrawing(sheet, styles.faces(), x(), y, COLUMN).draw(element.text(), formulas));
    y += FormulaDrawing.HEIGHT;
  }
}
