package org.colophon.runners;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Makes a PDF of scanned pages with few words, every one different: grey JPEG and G4 in turn, 200
 * pixels per inch.
 */
public final class ScannedBook {
  private static final double POINTS_PER_PIXEL = 72.0 / 200;
  private static final String[] WORDS = {
    "harbour", "tide", "gauge", "water", "pier", "moon", "foot", "year", "sheet", "clock", "range"
  };

  private ScannedBook() {}

  /**
   * Writes the book.
   *
   * @param width of a page, pixels
   * @param height of a page, pixels
   * @param lines of text on a page
   */
  public static void write(Path file, int pages, int width, int height, int lines)
      throws IOException {
    final Random random = new Random(1897);
    try (PDDocument pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      for (int number = 1; number <= pages; number++) {
        final boolean grey = number % 2 == 0;
        final BufferedImage image = draw(random, number, grey, width, height, lines);
        final PDImageXObject scan =
            grey
                ? JPEGFactory.createFromImage(pdf, image, 0.8f)
                : CCITTFactory.createFromImage(pdf, image);
        final float wide = (float) (width * POINTS_PER_PIXEL);
        final float high = (float) (height * POINTS_PER_PIXEL);
        final PDPage page = new PDPage(new PDRectangle(wide, high));
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.drawImage(scan, 0, 0, wide, high);
        }
      }
      pdf.save(file.toFile());
    }
  }

  /**
   * Writes one grey page as an image file.
   *
   * @param number printed on the page; it also chooses the words
   * @param width pixels
   * @param height pixels
   * @param lines of text
   */
  public static void writeImage(Path file, int number, int width, int height, int lines)
      throws IOException {
    final BufferedImage image = draw(new Random(number), number, true, width, height, lines);
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(file + ": there is no PNG writer");
    }
  }

  private static BufferedImage draw(
      Random random, int number, boolean grey, int width, int height, int lines) {
    final BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_BYTE_BINARY);
    final Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 32));
    graphics.drawString("Page " + number, 100, 100);
    for (int line = 0; line < lines; line++) {
      final StringBuilder text = new StringBuilder();
      while (graphics.getFontMetrics().stringWidth(text.toString()) < width - 380) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      graphics.drawString(text.toString(), 100, 170 + 46 * line);
    }
    graphics.dispose();
    return image;
  }
}
