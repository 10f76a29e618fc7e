package org.colophon.datasets.renditions.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePdfTest {
  private static final PDFont FONT = new PDType1Font(FontName.HELVETICA);
  private static final float POINTS = (float) (72 / DrawnPage.DPI);

  private final DrawnPage drawn = DrawnPage.turned(1, 0);

  @TempDir Path folder;
  private Path source;

  @BeforeEach
  void namesTheSource() {
    source = folder.resolve("scan.pdf");
  }

  @Test
  void bornDigitalPagesAreNotTouched() throws IOException {
    writeSource(0, false);
    final byte[] before = contents(source, 1);
    final Path result = render(origin(PageOrigin.TEXT_LAYER));
    assertArrayEquals(before, contents(result, 1));
  }

  @Test
  void anOldInvisibleTextLayerIsReplaced() throws IOException {
    writeSource(0, false);
    final String text = text(render(drawn.page()));
    assertTrue(text.contains("The signal rose, quickly."), text);
    assertTrue(text.contains("stamp"), "visible text stays: " + text);
    assertFalse(text.contains("0ld"), text);
  }

  @Test
  void anOldInvisibleTextLayerInAFormIsReplaced() throws IOException {
    writeSource(0, true);
    final String text = text(render(drawn.page()));
    assertTrue(text.contains("quickly."), text);
    assertFalse(text.contains("0ld"), text);
  }

  @Test
  void thePageLooksAsBefore() throws IOException {
    writeSource(0, true);
    final Path result = render(drawn.page());
    try (PDDocument before = Loader.loadPDF(source.toFile());
        PDDocument after = Loader.loadPDF(result.toFile())) {
      final BufferedImage first = new PDFRenderer(before).renderImageWithDPI(0, 75);
      final BufferedImage second = new PDFRenderer(after).renderImageWithDPI(0, 75);
      for (int y = 0; y < first.getHeight(); y++) {
        for (int x = 0; x < first.getWidth(); x++) {
          assertEquals(first.getRGB(x, y), second.getRGB(x, y));
        }
      }
    }
  }

  /** Boxes are those of the raster as the page is shown, whatever its rotation and crop box. */
  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void wordsLieOnTheInkOfRotatedPages(int rotation) throws IOException {
    writeSource(rotation, false);
    final Path result = render(drawn.page());
    try (PDDocument pdf = Loader.loadPDF(result.toFile())) {
      final BufferedImage seen = new PDFRenderer(pdf).renderImageWithDPI(0, (float) DrawnPage.DPI);
      assertEquals(DrawnPage.WIDTH, seen.getWidth(), 1);
      final List<FoundWord> found = FoundWord.in(pdf, DrawnPage.DPI);
      final List<Word> words = drawn.words();
      assertEquals(words.get(0).text(), found.get(0).text());
      for (int i = 0; i < words.size(); i++) {
        final var box = words.get(i).box();
        assertTrue(
            found.get(i).bounds().contains(box.centerX(), box.centerY()),
            words.get(i) + " at " + found.get(i));
      }
    }
  }

  @Test
  void encryptionIsTakenOffAndNothingRunsByItself() throws IOException {
    writeSource(0, false);
    try (PDDocument pdf = Loader.loadPDF(source.toFile())) {
      pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('boo')"));
      pdf.protect(new StandardProtectionPolicy("owner", "sesame", new AccessPermission()));
      final Path locked = folder.resolve("locked.pdf");
      pdf.save(locked.toFile());
      source = locked;
    }
    final Path result = render(drawn.page(), "wrong", "sesame");
    try (PDDocument pdf = Loader.loadPDF(result.toFile())) {
      assertFalse(pdf.isEncrypted());
      assertNull(pdf.getDocumentCatalog().getOpenAction());
    }
    final IOException refused =
        assertThrows(IOException.class, () -> render(drawn.page(), "wrong"));
    assertTrue(refused.getMessage().startsWith("locked.pdf: encrypted"), refused.getMessage());
  }

  @Test
  void onlyThePagesAskedForAreKept() throws IOException {
    writeSource(0, false);
    try (PDDocument pdf = Loader.loadPDF(source.toFile())) {
      pdf.addPage(new PDPage(PDRectangle.A5));
      final Path longer = folder.resolve("longer.pdf");
      pdf.save(longer.toFile());
      source = longer;
    }
    try (PDDocument pdf = Loader.loadPDF(render(drawn.page()).toFile())) {
      assertEquals(1, pdf.getNumberOfPages());
    }
  }

  @Test
  void bytesAreTheSameEachTime() throws IOException {
    writeSource(90, true);
    final byte[] first = Files.readAllBytes(render(drawn.page()));
    assertArrayEquals(first, Files.readAllBytes(render(drawn.page())));
  }

  private Page origin(PageOrigin origin) {
    final Page page = drawn.page();
    return new Page(
        page.id(),
        page.documentId(),
        page.number(),
        page.width(),
        page.height(),
        page.dpi(),
        origin,
        "",
        page.transforms(),
        page.cleaning(),
        page.regions(),
        page.language());
  }

  private Path render(Page page, String... passwords) throws IOException {
    final PdfWriter writer =
        PdfWriter.create(
            folder, PageSamples.document(SourceType.PDF, 1), DrawnImages.ofPdf(source, passwords));
    writer.page(page);
    writer.close();
    return folder.resolve("document.pdf");
  }

  /** A scan with a visible stamp and an invisible, wrong text layer, on a larger medium. */
  private void writeSource(int rotation, boolean textInForm) throws IOException {
    final float width = DrawnPage.WIDTH * POINTS;
    final float height = DrawnPage.HEIGHT * POINTS;
    final boolean lying = rotation % 180 != 0;
    final PDRectangle shown =
        new PDRectangle(30, 40, lying ? height : width, lying ? width : height);
    try (PDDocument pdf = new PDDocument()) {
      final PDPage page = new PDPage(new PDRectangle(900, 900));
      page.setCropBox(shown);
      page.setRotation(rotation);
      pdf.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
        final var toUser = new Matrix(PagePlacement.toUser(page, drawn.page()));
        out.transform(toUser);
        out.drawImage(
            LosslessFactory.createFromImage(pdf, drawn.image()),
            0,
            0,
            DrawnPage.WIDTH,
            DrawnPage.HEIGHT);
        write(out, RenderingMode.FILL, "stamp", 1300);
        if (!textInForm) {
          write(out, RenderingMode.NEITHER, "0ld text", 1100);
        }
      }
      if (textInForm) {
        addForm(pdf, page);
      }
      pdf.save(source.toFile());
    }
  }

  private void addForm(PDDocument pdf, PDPage page) throws IOException {
    final PDFormXObject form = new PDFormXObject(pdf);
    form.setBBox(new PDRectangle(900, 900));
    form.setResources(new PDResources());
    final var name = form.getResources().add(FONT);
    try (var out = form.getStream().createOutputStream()) {
      out.write(
          ("BT 3 Tr /" + name.getName() + " 20 Tf 100 100 Td (0ld text) Tj (0ld) ' ET")
              .getBytes(StandardCharsets.US_ASCII));
    }
    try (PDPageContentStream out =
        new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true)) {
      out.drawForm(form);
    }
  }

  private static void write(PDPageContentStream out, RenderingMode mode, String text, float y)
      throws IOException {
    out.beginText();
    out.setFont(FONT, 40);
    out.setRenderingMode(mode);
    out.newLineAtOffset(200, y);
    out.showText(text);
    out.endText();
  }

  private static byte[] contents(Path file, int number) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile());
        var in = pdf.getPage(number - 1).getContents()) {
      return in.readAllBytes();
    }
  }

  private static String text(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }
}
