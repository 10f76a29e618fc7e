package org.colophon.datasets.samples;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** A page while it is set: draws on the PDF page and notes what was drawn. */
final class Sheet implements AutoCloseable {
  static final double WIDTH = PDRectangle.A4.getWidth();
  static final double HEIGHT = PDRectangle.A4.getHeight();

  private final PDDocument document;
  private final PDPageContentStream content;
  private final List<Truth.Region> regions = new ArrayList<>();

  Sheet(PDDocument document) throws IOException {
    this.document = document;
    final PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    content = new PDPageContentStream(document, page);
  }

  void note(Truth.Region region) {
    regions.add(region);
  }

  Truth.Page truth() {
    return new Truth.Page(WIDTH, HEIGHT, regions);
  }

  /**
   * Draws a text without spaces, followed by one space that only the text layer has.
   *
   * @param x where the first glyph starts
   */
  Truth.Word word(String text, Face face, double size, double x, double baseline)
      throws IOException {
    content.beginText();
    content.setFont(face.font(), (float) size);
    content.newLineAtOffset((float) x, (float) (HEIGHT - baseline));
    content.showText(text + " ");
    content.endText();
    return new Truth.Word(text, face.ink(text, size, x, baseline));
  }

  /** Draws words with their natural spaces. */
  Truth.Line words(String text, Face face, double size, double x, double baseline)
      throws IOException {
    final List<Truth.Word> words = new ArrayList<>();
    double pen = x;
    for (final String word : text.split(" ", -1)) {
      words.add(word(word, face, size, pen, baseline));
      pen += face.width(word + " ", size);
    }
    return new Truth.Line(words, false);
  }

  /** Draws words around a middle. */
  Truth.Line centred(String text, Face face, double size, double middle, double baseline)
      throws IOException {
    return words(text, face, size, middle - face.width(text, size) / 2, baseline);
  }

  void rule(double x1, double y1, double x2, double y2, double thickness) throws IOException {
    final Path2D path = new Path2D.Double();
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    stroke(path, thickness);
  }

  /** Strokes straight segments. */
  void stroke(Path2D path, double thickness) throws IOException {
    content.setLineWidth((float) thickness);
    trace(path);
    content.stroke();
  }

  /** Fills a shape of straight segments and cubic curves. */
  void fill(Path2D path) throws IOException {
    trace(path);
    content.fill();
  }

  private void trace(Path2D path) throws IOException {
    final float[] p = new float[6];
    for (final PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> content.moveTo(p[0], flip(p[1]));
        case PathIterator.SEG_LINETO -> content.lineTo(p[0], flip(p[1]));
        case PathIterator.SEG_CUBICTO ->
            content.curveTo(p[0], flip(p[1]), p[2], flip(p[3]), p[4], flip(p[5]));
        default -> content.closePath();
      }
    }
  }

  private static float flip(float y) {
    return (float) (HEIGHT - y);
  }

  void image(BufferedImage image, Rectangle2D box) throws IOException {
    content.drawImage(
        LosslessFactory.createFromImage(document, image),
        (float) box.getX(),
        (float) (HEIGHT - box.getMaxY()),
        (float) box.getWidth(),
        (float) box.getHeight());
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
