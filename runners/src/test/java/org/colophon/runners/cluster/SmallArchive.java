package org.colophon.runners.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.colophon.runners.ScannedBook;

/**
 * An archive of small sources of every sort, every page of it different: page images, a scanned
 * book, and born-digital reports whose tables, figures, charts and formulas become elements of
 * their own. The same numbers give the same pages.
 */
public final class SmallArchive {
  private static final Path REPORT = Path.of("..", "datasets", "samples", "report.pdf");
  private static final int WIDTH = 600;
  private static final int HEIGHT = 220;
  private static final int LINES = 1;

  private SmallArchive() {}

  /** Writes page images {@code image-0001.png} and on, of one document each. */
  public static void images(Path folder, int first, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = first; i < first + count; i++) {
      ScannedBook.writeImage(
          folder.resolve(String.format(Locale.ROOT, "image-%04d.png", i)), i, WIDTH, HEIGHT, LINES);
    }
  }

  /** Writes a scanned book. */
  public static void book(Path file, int pages) throws IOException {
    Files.createDirectories(file.getParent());
    ScannedBook.write(file, pages, WIDTH, HEIGHT, LINES);
  }

  /**
   * Writes a born-digital report: the sample's pages over and over, each with a number of its own.
   */
  public static void report(Path file, int pages) throws IOException {
    Files.createDirectories(file.getParent());
    try (PDDocument sample = Loader.loadPDF(REPORT.toFile());
        PDDocument report = new PDDocument()) {
      final PDType1Font font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
      for (int number = 1; number <= pages; number++) {
        final PDPage page =
            report.importPage(sample.getPage((number - 1) % sample.getNumberOfPages()));
        try (PDPageContentStream content =
            new PDPageContentStream(
                report, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
          content.beginText();
          content.setFont(font, 9);
          content.newLineAtOffset(40, 20);
          content.showText("Sheet " + number + " of " + pages);
          content.endText();
        }
      }
      // Otherwise the file's identity is the time.
      report.setDocumentId((long) pages);
      report.save(file.toFile());
    }
  }
}
