package org.colophon.datasets.renditions.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.renditions.page.DrawnImages.Ink;
import org.colophon.datasets.sources.EncodedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfWriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 3, 90, 180, 270})
  void theTextIsThatOfThePage(double degrees) throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, degrees);
    final PDFTextStripper stripper = new PDFTextStripper();
    // Without it PDFBox takes letters of upright lines for lines.
    stripper.setSortByPosition(degrees % 180 == 90);
    try (PDDocument pdf = Loader.loadPDF(write(drawn).toFile())) {
      assertEquals(
          drawn.page().regions().get(0).lines().stream().map(Line::text).toList(),
          stripper.getText(pdf).strip().lines().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, -2, 90, 180, 270})
  void wordsLieOnTheirInk(double degrees) throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, degrees);
    try (PDDocument pdf = Loader.loadPDF(write(drawn).toFile())) {
      final List<FoundWord> found = FoundWord.in(pdf, DrawnPage.DPI);
      assertEquals(
          drawn.words().stream().map(Word::text).toList(),
          found.stream().map(FoundWord::text).toList());
      for (int i = 0; i < found.size(); i++) {
        assertNear(drawn.words().get(i), found.get(i), degrees);
      }
    }
  }

  /**
   * Along the line to 3 pixels. Across it every word is as high as the line, for readers of PDF
   * take words of different sizes for different lines: low words have their ink in the highlight.
   */
  private static void assertNear(Word word, FoundWord found, double degrees) {
    final Box box = word.box();
    final Rectangle2D bounds = found.bounds();
    final String what = word + " found at " + found;
    final boolean upright = Math.floorMod((int) degrees, 180) == 90;
    final double dx = Math.abs(bounds.getCenterX() - box.centerX());
    final double dy = Math.abs(bounds.getCenterY() - box.centerY());
    assertTrue((upright ? dy : dx) < 3, what);
    assertTrue((upright ? dx : dy) < 6, what);
    final Rectangle2D ink =
        new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
    final double shared = area(ink.createIntersection(bounds));
    final double share = shared / (area(ink) + area(bounds) - shared);
    // A dash is thin; its line is not.
    assertTrue(share > 0.5 || (word.text().equals("—") && shared > 0.9 * area(ink)), what);
  }

  private static double area(Rectangle2D box) {
    return Math.max(0, box.getWidth()) * Math.max(0, box.getHeight());
  }

  @Test
  void aJpegIsKeptByteForByte() throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, 0);
    final ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(drawn.image(), "jpeg", jpeg);
    final EncodedImage image =
        new EncodedImage(
            EncodedImage.Coding.JPEG,
            jpeg.toByteArray(),
            new byte[0],
            DrawnPage.WIDTH,
            DrawnPage.HEIGHT,
            1,
            8,
            false,
            false);
    try (PDDocument pdf = Loader.loadPDF(write(drawn.page(), Ink.of(image)).toFile())) {
      final PDImageXObject object = imageOf(pdf);
      assertEquals(COSName.DCT_DECODE, object.getCOSObject().getDictionaryObject(COSName.FILTER));
      assertArrayEquals(
          jpeg.toByteArray(), object.getCOSObject().createRawInputStream().readAllBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_INT_RGB
      })
  void otherImagesKeepEveryPixel(int type) throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, 3);
    final BufferedImage pixels = new BufferedImage(DrawnPage.WIDTH, DrawnPage.HEIGHT, type);
    pixels.createGraphics().drawImage(drawn.image(), 0, 0, null);
    pixels.setRGB(3, 5, 0xff0000);
    try (PDDocument pdf = Loader.loadPDF(write(drawn.page(), Ink.of(pixels)).toFile())) {
      final BufferedImage kept = imageOf(pdf).getImage();
      for (int y = 0; y < DrawnPage.HEIGHT; y++) {
        for (int x = 0; x < DrawnPage.WIDTH; x++) {
          if (value(pixels, x, y) != value(kept, x, y)) {
            fail("differs at " + x + "," + y);
          }
        }
      }
    }
  }

  /** Stored samples, from 0 to 255: Java shows grey values through a gamma curve. */
  private static int value(BufferedImage image, int x, int y) {
    final int band = x % image.getRaster().getNumBands();
    final int most = (1 << image.getSampleModel().getSampleSize(band)) - 1;
    return image.getRaster().getSample(x, y, band) * 255 / most;
  }

  @Test
  void thePageIsAsLargeAsThePaper() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(write(DrawnPage.turned(1, 0)).toFile())) {
      assertEquals(1200 / 150.0 * 72, pdf.getPage(0).getMediaBox().getWidth(), 0.01);
      assertEquals(1600 / 150.0 * 72, pdf.getPage(0).getMediaBox().getHeight(), 0.01);
    }
  }

  @Test
  void theTextLayerIsInvisible() throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, 0);
    final BufferedImage white =
        new BufferedImage(DrawnPage.WIDTH, DrawnPage.HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
    white.createGraphics().fillRect(0, 0, DrawnPage.WIDTH, DrawnPage.HEIGHT);
    try (PDDocument pdf = Loader.loadPDF(write(drawn.page(), Ink.of(white)).toFile())) {
      final BufferedImage seen = new PDFRenderer(pdf).renderImageWithDPI(0, 75);
      for (int y = 0; y < seen.getHeight(); y++) {
        for (int x = 0; x < seen.getWidth(); x++) {
          assertEquals(0xffffff, seen.getRGB(x, y) & 0xffffff);
        }
      }
    }
  }

  @Test
  void bytesAreTheSameEachTime() throws IOException {
    final byte[] first = Files.readAllBytes(write(DrawnPage.turned(1, 2)));
    assertArrayEquals(first, Files.readAllBytes(write(DrawnPage.turned(1, 2))));
  }

  @Test
  void troubleIsPrintedOnThePage() throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, 0);
    final PdfWriter writer =
        PdfWriter.create(
            folder, PageSamples.DOCUMENT, DrawnImages.of(Map.of(3, Ink.of(drawn.image()))));
    // Read before, but its image is gone; not read and gone; not read and there.
    writer.page(drawn.page());
    writer.missing(2, PageSamples.FAILURE);
    writer.missing(3, PageSamples.FAILURE);
    writer.close();
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("document.pdf").toFile())) {
      assertEquals(3, pdf.getNumberOfPages());
      assertTrue(text(pdf, 1).contains("scan.png: page 1 is gone. Bring it back."), text(pdf, 1));
      assertTrue(text(pdf, 1).contains("quickly."));
      assertTrue(text(pdf, 2).contains("report & sons.png: page 2 is cut off."), text(pdf, 2));
      assertTrue(pdf.getPage(2).getAnnotations().get(0).getContents().contains("Scan it again."));
    }
  }

  @Test
  void headingsBecomeNestedBookmarks() throws IOException {
    final String pageId = Ids.page(PageSamples.DOCUMENT.id(), 1);
    final List<Region> regions =
        List.of(
            heading(pageId, 1, 1, "Part"),
            heading(pageId, 2, 2, "Chapter"),
            heading(pageId, 3, 1, "End"));
    final Page page = PageSamples.page(1, regions);
    try (PDDocument pdf =
        Loader.loadPDF(write(page, Ink.of(DrawnPage.turned(1, 0).image())).toFile())) {
      final var part = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
      assertEquals("Part one", part.getTitle());
      assertEquals("Chapter one", part.getFirstChild().getTitle());
      assertEquals("End one", part.getNextSibling().getTitle());
      assertEquals(pdf.getPage(0), part.findDestinationPage(pdf));
      assertEquals("en", pdf.getDocumentCatalog().getLanguage());
    }
  }

  private static Region heading(String pageId, int position, int level, String word) {
    final String id = Ids.region(pageId, position);
    final Box box = Box.ofSize(100, 100 * position, 400, 40);
    final Region region =
        PageSamples.region(
            id,
            RegionKind.HEADING,
            box,
            new Content.Text(List.of(PageSamples.line(Ids.line(id, 1), box, word, "one"))));
    return new Region(id, region.kind(), level, box, "", region.reading(), List.of());
  }

  @Test
  void nothingIsLeftOfAFileThatFailed() throws IOException {
    final DrawnPage drawn = DrawnPage.turned(1, 0);
    final EncodedImage odd =
        new EncodedImage(
            EncodedImage.Coding.JPEG, new byte[] {1}, new byte[0], 10, 10, 2, 8, false, false);
    final PdfWriter writer =
        PdfWriter.create(folder, PageSamples.DOCUMENT, DrawnImages.of(Map.of(1, Ink.of(odd))));
    assertThrows(IOException.class, () -> writer.page(drawn.page()));
    writer.close();
    assertFalse(Files.exists(folder.resolve("document.pdf")));
  }

  private Path write(DrawnPage drawn) throws IOException {
    return write(drawn.page(), Ink.of(drawn.image()));
  }

  private Path write(Page page, Ink ink) throws IOException {
    final PdfWriter writer =
        PdfWriter.create(folder, PageSamples.DOCUMENT, DrawnImages.of(Map.of(page.number(), ink)));
    writer.page(page);
    writer.close();
    return folder.resolve("document.pdf");
  }

  private static PDImageXObject imageOf(PDDocument pdf) throws IOException {
    final var resources = pdf.getPage(0).getResources();
    return (PDImageXObject) resources.getXObject(resources.getXObjectNames().iterator().next());
  }

  private static String text(PDDocument pdf, int number) throws IOException {
    final PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(pdf).replaceAll("\\s+", " ");
  }
}
