package org.colophon.datasets.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.colophon.datasets.model.Box;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SampleGeneratorTest {
  private static final Path COMMITTED = Path.of("samples");

  @TempDir private static Path made;

  @BeforeAll
  static void generate() throws IOException {
    SampleGenerator.write(made, SampleGenerator.SEED);
  }

  @Test
  void theSameSeedGivesTheSameBytes(@TempDir Path again) throws IOException {
    SampleGenerator.write(again, SampleGenerator.SEED);
    for (final Path file : files(made)) {
      assertArrayEquals(
          Files.readAllBytes(made.resolve(file)),
          Files.readAllBytes(again.resolve(file)),
          file.toString());
    }
  }

  @Test
  void theCommittedTruthIsWhatTheGeneratorWrites() throws IOException {
    for (final Path file : files(made)) {
      if (file.startsWith("truth")) {
        assertEquals(
            Files.readString(COMMITTED.resolve(file)),
            Files.readString(made.resolve(file)),
            file.toString());
      }
    }
  }

  /** Bytes may differ with the JDK's zlib and rasteriser; what is seen may not. */
  @Test
  void theCommittedPagesLookLikeWhatTheGeneratorWrites() throws IOException {
    assertEquals(textLayer(COMMITTED.resolve("report.pdf")), textLayer(made.resolve("report.pdf")));
    for (final String name : List.of("report-scan.tif", "report-pages/page-1.jpg")) {
      final List<BufferedImage> committed = pages(COMMITTED.resolve(name));
      final List<BufferedImage> now = pages(made.resolve(name));
      assertEquals(now.size(), committed.size(), name);
      for (int i = 0; i < now.size(); i++) {
        assertTrue(difference(now.get(i), committed.get(i)) < 2, name + " page " + (i + 1));
      }
    }
  }

  @Test
  void wordBoxesLieOnInk() throws Exception {
    final List<BufferedImage> scan = pages(COMMITTED.resolve("report-scan.tif"));
    for (int page = 0; page < scan.size(); page++) {
      checkInk(scan.get(page), truth("report-scan", page), 128);
    }
    for (int page = 0; page < 2; page++) {
      final Path file = COMMITTED.resolve("report-pages/page-" + (page + 1) + ".jpg");
      checkInk(pages(file).get(0), truth("report-pages", page), 130);
    }
  }

  @Test
  void everyKindIsThere() throws Exception {
    final StringBuilder kinds = new StringBuilder();
    for (int page = 0; page < 2; page++) {
      final NodeList all = truth("report", page).getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        kinds.append(((Element) all.item(i)).getAttribute("custom"));
      }
    }
    for (final String kind :
        List.of(
            "heading; level:1",
            "heading; level:2",
            "heading; level:3",
            "text",
            "list; level:1",
            "table",
            "chart",
            "figure",
            "formula",
            "caption",
            "footnote",
            "header",
            "footer")) {
      assertTrue(kinds.indexOf("{name:" + kind + ";") >= 0, kind);
    }
  }

  /** The truth in text order and the PDF's text layer have the same words. */
  @Test
  void wordsOfTheTruthStandInTheTextLayer() throws IOException {
    final String layer = textLayer(COMMITTED.resolve("report.pdf")).replaceAll("\\s+", " ");
    final String truth = Files.readString(COMMITTED.resolve("truth/report.gt.txt"));
    for (final String paragraph : truth.split("\n\n", -1)) {
      final String start = paragraph.strip().split("\n", -1)[0];
      final String words = start.substring(0, Math.min(25, start.length()));
      assertTrue(layer.contains(words), words);
    }
  }

  private static void checkInk(BufferedImage image, Document truth, int threshold) {
    assertEquals(
        image.getWidth(),
        Integer.parseInt(
            ((Element) truth.getElementsByTagName("Page").item(0)).getAttribute("imageWidth")));
    final NodeList words = truth.getElementsByTagName("Word");
    assertTrue(words.getLength() > 300);
    int loose = 0;
    for (int i = 0; i < words.getLength(); i++) {
      final Box box = box((Element) words.item(i));
      final double inked = ink(image, box, threshold) / (double) box.area();
      final String where = ((Element) words.item(i)).getTextContent().strip() + " at " + box;
      assertTrue(inked > 0.08, where);
      final Box around = box.grow(3);
      final int border = ink(image, around, threshold) - ink(image, box, threshold);
      loose += border > 0.1 * box.area() ? 1 : 0;
    }
    // Table cells near a ruling have ink around them; few words else may.
    assertTrue(loose < words.getLength() / 20, loose + " of " + words.getLength());
  }

  private static int ink(BufferedImage image, Box box, int threshold) {
    final Box inside = box.clamp(image.getWidth(), image.getHeight());
    int ink = 0;
    for (int y = inside.top(); y < inside.bottom(); y++) {
      for (int x = inside.left(); x < inside.right(); x++) {
        ink += grey(image, x, y) < threshold ? 1 : 0;
      }
    }
    return ink;
  }

  /** The stored sample: Java takes grey images for linear light and would brighten them. */
  private static int grey(BufferedImage image, int x, int y) {
    // Whether a bilevel 1 is black or white is up to the reader that ImageIO happens to find.
    return image.getColorModel().getPixelSize() == 1
        ? image.getRGB(x, y) & 0xff
        : image.getRaster().getSample(x, y, 0);
  }

  private static Box box(Element element) {
    final Element coords = (Element) element.getElementsByTagName("Coords").item(0);
    Box box = null;
    for (final String point : coords.getAttribute("points").split(" ", -1)) {
      final String[] xy = point.split(",", -1);
      final Box corner = Box.ofSize(Integer.parseInt(xy[0]), Integer.parseInt(xy[1]), 0, 0);
      box = box == null ? corner : box.union(corner);
    }
    return box;
  }

  private static Document truth(String form, int page) throws Exception {
    final Path file =
        COMMITTED.resolve("truth").resolve(form).resolve("page-" + (page + 1) + ".xml");
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  private static String textLayer(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      final PDFTextStripper stripper = new PDFTextStripper();
      return stripper.getText(document);
    }
  }

  private static List<BufferedImage> pages(Path file) throws IOException {
    final List<BufferedImage> pages = new ArrayList<>();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      final ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        pages.add(reader.read(i));
      }
      reader.dispose();
    }
    return pages;
  }

  /** Mean difference in grey levels. */
  private static double difference(BufferedImage a, BufferedImage b) {
    assertEquals(a.getWidth(), b.getWidth());
    assertEquals(a.getHeight(), b.getHeight());
    long sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs(grey(a, x, y) - grey(b, x, y));
      }
    }
    return (double) sum / ((long) a.getWidth() * a.getHeight());
  }
}
