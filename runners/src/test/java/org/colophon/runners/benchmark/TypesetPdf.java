package org.colophon.runners.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A born-digital PDF that holds nothing but running text, set from real prose. */
final class TypesetPdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float SIZE = 10;
  private static final float LEADING = 13;
  private static final float MARGIN = 60;
  private static final int LINE_CHARACTERS = 92;
  private static final int PAGE_LINES = 52;

  private TypesetPdf() {}

  /** Sets the text over and over until the pages are full. */
  static void write(Path file, String text, int pages) throws IOException {
    Files.createDirectories(file.getParent());
    final List<String> lines = lines(text);
    try (PDDocument pdf = new PDDocument();
        InputStream ttf = PDDocument.class.getResourceAsStream(FONT)) {
      final PDFont font = PDType0Font.load(pdf, ttf);
      for (int page = 0; page < pages; page++) {
        final PDPage sheet = new PDPage(PDRectangle.A4);
        pdf.addPage(sheet);
        try (PDPageContentStream out = new PDPageContentStream(pdf, sheet)) {
          out.setFont(font, SIZE);
          out.setLeading(LEADING);
          out.beginText();
          out.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
          for (int i = 0; i < PAGE_LINES; i++) {
            out.showText(lines.get((page * PAGE_LINES + i) % lines.size()));
            out.newLine();
          }
          out.endText();
        }
      }
      pdf.save(file.toFile());
    }
  }

  private static List<String> lines(String text) {
    final List<String> lines = new ArrayList<>();
    final StringBuilder line = new StringBuilder();
    // The font has no more than Latin letters; a text with others is set without them.
    for (final String word : text.replaceAll("[^\\p{IsLatin}\\p{Punct}\\d\\s]", "").split("\\s+")) {
      if (line.length() + word.length() > LINE_CHARACTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
