package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** Says on a page what went wrong with it: never a silent gap. */
final class PageNote {
  /** Liberation Sans, which comes with PDFBox. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final float MAX_SIZE = 12;
  private static final float MARGIN = 0.1f;
  private static final float LEADING = 1.3f;
  private static final int ICON = 20;

  private final PDDocument pdf;
  private PDFont font;

  PageNote(PDDocument pdf) {
    this.pdf = pdf;
  }

  /** Adds a note to a page that keeps its image. */
  void annotate(PDPage page, String text) throws IOException {
    final PDRectangle box = page.getCropBox();
    final PDAnnotationText note = new PDAnnotationText();
    note.setContents(text);
    note.setName(PDAnnotationText.NAME_NOTE);
    note.setPrinted(true);
    note.setRectangle(
        new PDRectangle(
            box.getUpperRightX() - 1.5f * ICON, box.getUpperRightY() - 1.5f * ICON, ICON, ICON));
    final var annotations = new ArrayList<>(page.getAnnotations());
    annotations.add(note);
    page.setAnnotations(annotations);
  }

  /** Prints the text on an empty page, in its upper part. */
  void print(PDPage page, String text) throws IOException {
    if (font == null) {
      try (InputStream file = PDType1Font.class.getResourceAsStream(FONT)) {
        font = PDType0Font.load(pdf, file);
      }
    }
    final PDRectangle box = page.getMediaBox();
    final float margin = MARGIN * Math.min(box.getWidth(), box.getHeight());
    final float width = box.getWidth() - 2 * margin;
    final float size = Math.min(MAX_SIZE, width / 20);
    try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
      out.beginText();
      out.setFont(font, size);
      out.setLeading(LEADING * size);
      out.newLineAtOffset(margin, box.getHeight() - margin - size);
      for (final String line : lines(text, size, width)) {
        out.showText(line);
        out.newLine();
      }
      out.endText();
    }
  }

  private List<String> lines(String text, float size, float width) throws IOException {
    final List<String> lines = new ArrayList<>();
    String line = "";
    for (final String word : writable(text).split(" ", -1)) {
      final String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && font.getStringWidth(longer) * size / 1000 > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  /** Names of files may hold what the font has no letters for. */
  private String writable(String text) {
    final StringBuilder writable = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              final String letter = Character.toString(point);
              writable.append(canWrite(letter) ? letter : "?");
            });
    return writable.toString();
  }

  private boolean canWrite(String letter) {
    try {
      return font.encode(letter).length > 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
