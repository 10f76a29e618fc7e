package org.colophon.specialists.read;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** The words of a part of a PDF page, in pixels. */
final class PdfWords extends PDFTextStripper {
  private final Box box;
  private final double scale;
  private final List<Line> lines = new ArrayList<>();

  private PdfWords(Box box, double scale) {
    this.box = box;
    this.scale = scale;
    setSortByPosition(true);
  }

  /** One line for each word that the PDF sets on its own: specialists must not need more. */
  static List<Line> lines(PDDocument pdf, int page, Box box, double scale) throws IOException {
    final PdfWords words = new PdfWords(box, scale);
    words.setStartPage(page);
    words.setEndPage(page);
    words.writeText(pdf, new StringWriter());
    return words.lines;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    List<TextPosition> current = new ArrayList<>();
    for (final TextPosition position : positions) {
      if (position.getUnicode() == null || position.getUnicode().isBlank()) {
        flush(current);
        current = new ArrayList<>();
      } else {
        current.add(position);
      }
    }
    flush(current);
  }

  private void flush(List<TextPosition> glyphs) {
    if (glyphs.isEmpty()) {
      return;
    }
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = 0;
    double bottom = 0;
    final StringBuilder text = new StringBuilder();
    for (final TextPosition glyph : glyphs) {
      left = Math.min(left, glyph.getXDirAdj());
      right = Math.max(right, glyph.getXDirAdj() + glyph.getWidthDirAdj());
      top = Math.min(top, glyph.getYDirAdj() - 0.75 * glyph.getFontSizeInPt());
      bottom = Math.max(bottom, glyph.getYDirAdj() + 0.2 * glyph.getFontSizeInPt());
      text.append(glyph.getUnicode());
    }
    final double x = (left + right) / 2 * scale;
    final double y = (top + bottom) / 2 * scale;
    if (!box.contains(x, y)) {
      return;
    }
    final Box ink =
        new Box(
            (int) Math.floor(left * scale),
            (int) Math.floor(top * scale),
            (int) Math.ceil(right * scale),
            (int) Math.ceil(bottom * scale));
    final TextPosition first = glyphs.get(0);
    final boolean bold =
        first.getFont().getName() != null
            && first.getFont().getName().toLowerCase(Locale.ROOT).contains("bold");
    final Style style = new Style(bold, false, false, false, false, first.getFontSizeInPt());
    final double base = first.getYDirAdj() * scale;
    lines.add(
        new Line(
            "",
            ink,
            new Baseline(ink.left(), base, ink.right(), base),
            List.of(new Word("", text.toString(), ink, 1, style))));
  }
}
