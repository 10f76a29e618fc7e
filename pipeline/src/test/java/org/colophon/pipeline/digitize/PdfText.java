package org.colophon.pipeline.digitize;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where a reader of a PDF finds the words of a page. */
final class PdfText extends PDFTextStripper {

  private final List<Word> words = new ArrayList<>();

  private StringBuilder text = new StringBuilder();
  private Point2D start;
  private Point2D end;

  private PdfText() {}

  /**
   * A word.
   *
   * @param start of its baseline, points from the top left of the page
   * @param end of its baseline
   */
  record Word(String text, Point2D start, Point2D end) {}

  /**
   * @param page from 1; not rotated
   */
  static List<Word> words(Path file, int page) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      final PdfText stripper = new PdfText();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      stripper.getText(pdf);
      stripper.endWord();
      return stripper.words;
    }
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    final var matrix = position.getTextMatrix();
    final double height = getCurrentPage().getCropBox().getHeight();
    final Point2D from =
        new Point2D.Double(matrix.getTranslateX(), height - matrix.getTranslateY());
    if (position.getUnicode().isBlank() || (end != null && end.distance(from) > 2)) {
      endWord();
    }
    if (position.getUnicode().isBlank()) {
      return;
    }
    if (start == null) {
      start = from;
    }
    final double size = Math.hypot(matrix.getScaleX(), matrix.getShearY());
    final double along = position.getWidthDirAdj() / size;
    end =
        new Point2D.Double(
            from.getX() + along * matrix.getScaleX(), from.getY() - along * matrix.getShearY());
    text.append(position.getUnicode());
  }

  private void endWord() {
    if (text.length() > 0) {
      words.add(new Word(text.toString(), start, end));
    }
    text = new StringBuilder();
    start = null;
    end = null;
  }
}
