package org.colophon.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.SourceException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfSourceTest {
  private static final PDRectangle PAGE = new PDRectangle(144, 216);
  private static final PDType1Font FONT = new PDType1Font(FontName.HELVETICA);
  private static final PDType1Font BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

  @TempDir private Path folder;

  /** Paints one page. */
  private interface Painter {
    void paint(PDDocument document, PDPage page, PDPageContentStream content) throws IOException;
  }

  private Path pdf(int rotation, Painter painter) throws IOException {
    final Path file = folder.resolve("made.pdf");
    try (PDDocument document = new PDDocument()) {
      final PDPage page = new PDPage(PAGE);
      page.setRotation(rotation);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        painter.paint(document, page, content);
      }
      document.save(file.toFile());
    }
    return file;
  }

  private static void text(
      PDPageContentStream content, PDType1Font font, float size, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  /** A page of 300 by 450 pixels, black in its upper left quarter. */
  private static BufferedImage scan(int type) {
    final BufferedImage image = new BufferedImage(300, 450, type);
    for (int y = 0; y < 450; y++) {
      for (int x = 0; x < 300; x++) {
        image.setRGB(x, y, x < 150 && y < 225 ? 0 : 0xffffff);
      }
    }
    return image;
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 100", "90, 350, 100", "180, 200, 350", "270, 100, 200"})
  void scannedPageIsItsImageUpright(int rotation, int x, int y) throws Exception {
    final Path file =
        pdf(
            rotation,
            (document, page, content) -> {
              final PDImageXObject image =
                  LosslessFactory.createFromImage(document, scan(BufferedImage.TYPE_INT_RGB));
              content.drawImage(image, 0, 0, 144, 216);
              content.setRenderingMode(RenderingMode.NEITHER);
              text(content, FONT, 10, 10, 200, "read before");
            });
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        Raster raster = page.raster()) {
      final boolean turned = rotation % 180 != 0;
      assertEquals(turned ? 450 : 300, page.width());
      assertEquals(turned ? 300 : 450, page.height());
      assertEquals(150, page.dpi(), 0.01);
      final BufferedImage pixels = raster.toBufferedImage();
      assertEquals(Color.BLACK.getRGB(), pixels.getRGB(x, y));
      assertEquals(
          Color.WHITE.getRGB(), pixels.getRGB(page.width() - 1 - x, page.height() - 1 - y));
      final DigitalPage digital = page.digital().orElseThrow();
      assertEquals(1, digital.invisibleShare());
      assertEquals(1, digital.imageShare());
      // Where the words are, follows the image: they stand on its black quarter.
      final Word word = digital.lines().get(0).words().get(0);
      assertEquals("read", word.text());
      assertEquals(
          Color.BLACK.getRGB(),
          pixels.getRGB((int) word.box().centerX(), (int) word.box().centerY()));
    }
  }

  @Test
  void imageUnderVisibleTextIsRendered() throws Exception {
    final Path file =
        pdf(
            0,
            (document, page, content) -> {
              content.drawImage(
                  LosslessFactory.createFromImage(document, scan(BufferedImage.TYPE_INT_RGB)),
                  0,
                  0,
                  144,
                  216);
              text(content, FONT, 10, 10, 20, "stamp");
            });
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      assertEquals(600, page.width());
      assertTrue(page.encoded().isEmpty());
    }
  }

  @Test
  void jpegPassesThrough() throws Exception {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(scan(BufferedImage.TYPE_INT_RGB), "jpg", out);
    final byte[] bytes = out.toByteArray();
    final Path file =
        pdf(
            0,
            (document, page, content) ->
                content.drawImage(
                    JPEGFactory.createFromByteArray(document, bytes), 0, 0, 144, 216));
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      final EncodedImage encoded = source.page(1).encoded().orElseThrow();
      assertEquals(EncodedImage.Coding.JPEG, encoded.coding());
      assertArrayEquals(bytes, encoded.bytes());
    }
  }

  @Test
  void g4PassesThroughWithItsPolarity() throws Exception {
    final Path file =
        pdf(
            0,
            (document, page, content) ->
                content.drawImage(
                    CCITTFactory.createFromImage(document, scan(BufferedImage.TYPE_BYTE_BINARY)),
                    0,
                    0,
                    144,
                    216));
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        Raster raster = page.raster()) {
      assertEquals(1, raster.depth());
      assertEquals(Color.BLACK.getRGB(), raster.toBufferedImage().getRGB(10, 10));
      final EncodedImage encoded = page.encoded().orElseThrow();
      assertEquals(EncodedImage.Coding.G4, encoded.coding());
      final Path again =
          pdf(
              0,
              (document, blank, content) -> {
                final COSDictionary parameters = new COSDictionary();
                parameters.setInt("K", -1);
                parameters.setInt("Columns", encoded.width());
                parameters.setInt("Rows", encoded.height());
                parameters.setBoolean("BlackIs1", encoded.blackIsOne());
                final PDImageXObject image =
                    new PDImageXObject(
                        document,
                        new ByteArrayInputStream(encoded.bytes()),
                        COSName.CCITTFAX_DECODE,
                        encoded.width(),
                        encoded.height(),
                        1,
                        PDDeviceGray.INSTANCE);
                image.getCOSObject().setItem("DecodeParms", parameters);
                content.drawImage(image, 0, 0, 144, 216);
              });
      try (OpenedSource copy = Sources.open(again, SourceLimits.DEFAULT);
          Raster same = copy.page(1).raster()) {
        assertArrayEquals(raster.png(), same.png());
      }
    }
  }

  @Test
  void wordsLinesAndStyles() throws Exception {
    final Path file =
        pdf(
            0,
            (document, page, content) -> {
              text(content, FONT, 10, 10, 180, "two words");
              text(content, FONT, 6, 54, 184, "1");
              text(content, BOLD, 10, 10, 160, "bold");
              content.beginText();
              content.setFont(FONT, 10);
              content.setTextMatrix(new Matrix(0, 1, -1, 0, 100, 20));
              content.showText("along the edge");
              content.endText();
            });
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      final List<Line> lines = page.digital().orElseThrow().lines();
      assertEquals(
          List.of("two words 1", "bold", "along the edge"),
          lines.stream().map(Line::text).toList());
      final Word number = lines.get(0).words().get(2);
      assertTrue(number.style().superscript());
      assertEquals(6, number.style().points(), 0.1);
      assertEquals(10, lines.get(0).words().get(0).style().points(), 0.1);
      assertTrue(lines.get(1).words().get(0).style().bold());
      // At 300 dpi the first baseline is 36 points below the top: 150 pixels.
      assertEquals(150, lines.get(0).baseline().y0(), 0.5);
      assertEquals(lines.get(2).baseline().x0(), lines.get(2).baseline().x1(), 0.5);
      assertTrue(lines.get(2).box().height() > lines.get(2).box().width());
    }
  }

  @Test
  void linesAreToldFromDrawings() throws Exception {
    final Path file =
        pdf(
            0,
            (document, page, content) -> {
              content.addRect(0, 0, 144, 216);
              content.setNonStrokingColor(Color.LIGHT_GRAY);
              content.fill();
              content.setNonStrokingColor(Color.BLACK);
              content.addRect(10, 200, 60, 0.5f);
              content.fill();
              content.addRect(70, 200, 60, 0.5f);
              content.fill();
              content.moveTo(20, 20);
              content.lineTo(20, 120);
              content.stroke();
              content.moveTo(40, 40);
              content.curveTo(50, 60, 70, 60, 80, 40);
              content.stroke();
              content.addRect(80, 40, 20, 20);
              content.fill();
            });
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      final DigitalPage digital = page.digital().orElseThrow();
      assertEquals(2, digital.rulings().size());
      assertEquals(500, digital.rulings().get(0).width(), 2);
      assertEquals(1, digital.drawings().size());
    }
  }

  @Test
  void hugePagesAreRenderedCoarser() throws Exception {
    final Path file = pdf(0, (document, page, content) -> text(content, FONT, 10, 9, 9, "x"));
    final SourceLimits few = new SourceLimits(100_000, 10, 1 << 30, 300, List.of());
    try (OpenedSource source = Sources.open(file, few);
        SourcePage page = source.page(1)) {
      assertTrue((long) page.width() * page.height() <= 100_000);
      assertTrue(page.dpi() >= 72);
    }
    final SourceLimits fewer = new SourceLimits(10_000, 10, 1 << 30, 300, List.of());
    try (OpenedSource source = Sources.open(file, fewer)) {
      assertEquals(
          Cause.TOO_LARGE, assertThrows(SourceException.class, () -> source.page(1)).code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"olmbench-math_2503_04086.pdf", "pdfjs-rotation.pdf"})
  void wordBoxesLieOnInk(String name) throws Exception {
    try (OpenedSource source = Sources.open(Corpus.file("pdfs", name), SourceLimits.DEFAULT);
        SourcePage page = source.page(source.pageCount());
        Raster raster = page.raster()) {
      final BufferedImage pixels = raster.toBufferedImage();
      final DigitalPage digital = page.digital().orElseThrow();
      final boolean[][] told = new boolean[page.height()][page.width()];
      int words = 0;
      int inked = 0;
      for (final Line line : digital.lines()) {
        for (final Word word : line.words()) {
          words++;
          inked += cover(word.box(), pixels, told) ? 1 : 0;
        }
      }
      digital.rulings().forEach(box -> cover(box, pixels, told));
      digital.drawings().forEach(box -> cover(box, pixels, told));
      assertTrue(words > 10);
      assertTrue(inked >= 0.99 * words, inked + " of " + words + " words have ink");
      int ink = 0;
      int untold = 0;
      for (int y = 0; y < page.height(); y++) {
        for (int x = 0; x < page.width(); x++) {
          if ((pixels.getRGB(x, y) & 0xff) < 100) {
            ink++;
            untold += told[y][x] ? 0 : 1;
          }
        }
      }
      assertTrue(untold <= 0.01 * ink, untold + " of " + ink + " dark pixels are in no box");
    }
  }

  /** Marks the box; whether there is ink in it. */
  private static boolean cover(Box box, BufferedImage pixels, boolean[][] told) {
    boolean ink = false;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        told[y][x] = true;
        ink |= (pixels.getRGB(x, y) & 0xff) < 128;
      }
    }
    return ink;
  }
}
