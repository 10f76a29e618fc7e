package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.parquet.Table;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes of an edition lie on the ink of the page as it came, however it lay. */
class GeometryTest {
  private static final int MARGIN = 400;

  /** Farther away than this it is another word of the same letters. */
  private static final double NEAR = 12;

  @ParameterizedTest
  @CsvSource({"report-scan,1", "report-scan,2", "report,1", "report,2"})
  void wordsLieOnTheWordsOfTheTruth(String name, int page) throws IOException {
    final List<PublishedDocument.Word> words =
        PublishedDocument.named(SampleRuns.one(), name).words(page);
    final Offsets offsets = new Offsets();
    final Path truth = Job.SAMPLES.resolve("truth").resolve(name).resolve("page-" + page + ".xml");
    for (final TruthWords.Word word : TruthWords.in(truth).words()) {
      offsets.add(offset(words, word.text(), word.box().centerX(), word.box().centerY()));
    }
    System.out.println(name + " page " + page + ", words against truth, pixels: " + offsets);
    assertTrue(offsets.share() > 0.85, offsets.toString());
    assertTrue(offsets.quantile(0.5) <= 2, offsets.toString());
    assertTrue(offsets.quantile(0.9) <= 4, offsets.toString());
  }

  @ParameterizedTest
  @CsvSource({"report-scan,1", "report-scan,2", "report,1", "report,2"})
  void textOfThePdfStandsOnTheWords(String name, int page) throws IOException {
    final PublishedDocument document = PublishedDocument.named(SampleRuns.one(), name);
    final List<PublishedDocument.Word> words = document.words(page);
    final double pointsPerPixel =
        72
            / document.rows(Table.PAGES).stream()
                .filter(row -> (Integer) row.get("page") == page)
                .mapToDouble(row -> ((Number) row.get("dpi")).doubleValue())
                .findFirst()
                .orElseThrow();
    final List<PdfText.Word> found = PdfText.words(document.folder().resolve("document.pdf"), page);
    final Offsets offsets = new Offsets();
    for (final PublishedDocument.Word word : words) {
      offsets.add(
          found.stream()
              .filter(candidate -> candidate.text().equals(word.text()))
              .mapToDouble(candidate -> outside(candidate, word.box(), pointsPerPixel))
              .filter(offset -> offset < NEAR)
              .min());
    }
    System.out.println(name + " page " + page + ", PDF text outside words, pixels: " + offsets);
    assertTrue(offsets.share() > 0.9, offsets.toString());
    assertTrue(offsets.quantile(0.9) <= 4, offsets.toString());
  }

  /** How far the ends of a word's baseline lie outside the sides of its box, or apart from them. */
  private static double outside(PdfText.Word text, Box box, double pointsPerPixel) {
    final Point2D start = text.start();
    final Point2D end = text.end();
    final double left = Math.abs(start.getX() / pointsPerPixel - box.left());
    final double right = Math.abs(end.getX() / pointsPerPixel - box.right());
    final double middle = (start.getY() + end.getY()) / 2 / pointsPerPixel;
    final double below = Math.max(0, middle - box.bottom());
    final double above = Math.max(0, box.centerY() - middle);
    return Math.max(Math.max(left, right), Math.max(below, above));
  }

  @Test
  void wordsOfATurnedAndSkewedPageLieOnTheSameInk() throws IOException {
    final Path folder = Job.folder("turned-source");
    final AffineTransform turn = writeTurned(folder.resolve("turned.png"));
    final Path pages = Job.SAMPLES.resolve("report-pages");
    final Path output =
        Job.run(
            "turned",
            List.of(pages, folder),
            "--group=folder",
            "--targetParallelism=2",
            "--to=md,alto,parquet");

    final PublishedDocument straight = PublishedDocument.named(output, "report-pages");
    assertEquals(2, straight.rows(Table.PAGES).size());
    final List<PublishedDocument.Word> expected = straight.words(1);
    final List<PublishedDocument.Word> turned =
        PublishedDocument.named(output, "turned-source").words(1);
    final Offsets offsets = new Offsets();
    for (final PublishedDocument.Word word : expected) {
      final Point2D center =
          turn.transform(new Point2D.Double(word.box().centerX(), word.box().centerY()), null);
      offsets.add(offset(turned, word.text(), center.getX(), center.getY()));
    }
    System.out.println("turned by 93 degrees, words, pixels: " + offsets);
    assertTrue(offsets.share() > 0.9, offsets.toString());
    assertTrue(offsets.quantile(0.5) <= 1.5, offsets.toString());
    assertTrue(offsets.quantile(0.9) <= 2.5, offsets.toString());
  }

  /** Writes the first grey page, turned by 93 degrees about its middle on a larger sheet. */
  private static AffineTransform writeTurned(Path file) throws IOException {
    final byte[] jpeg =
        Files.readAllBytes(Job.SAMPLES.resolve("report-pages").resolve("page-1.jpg"));
    try (Raster page = Raster.decode(jpeg)) {
      final BufferedImage image = page.toBufferedImage();
      final int width = page.height() + MARGIN;
      final int height = page.width() + MARGIN;
      final AffineTransform turn = new AffineTransform();
      turn.translate(width / 2.0, height / 2.0);
      turn.rotate(Math.toRadians(93));
      turn.translate(-page.width() / 2.0, -page.height() / 2.0);
      final BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      final Graphics2D graphics = sheet.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(image, turn, null);
      graphics.dispose();
      try (Raster raster = Raster.of(sheet)) {
        raster.setDpi(page.dpi());
        Files.write(file, raster.png());
      }
      return turn;
    }
  }

  /** How far the nearest word of the same letters is from a point; empty if none is near. */
  private static OptionalDouble offset(
      List<PublishedDocument.Word> words, String text, double x, double y) {
    final Optional<PublishedDocument.Word> nearest =
        words.stream()
            .filter(word -> word.text().equals(text))
            .min(Comparator.comparingDouble(word -> word.distance(x, y)));
    return nearest
        .map(word -> word.distance(x, y))
        .filter(distance -> distance < NEAR)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
