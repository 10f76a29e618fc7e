package org.colophon.specialists.clean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.CleaningNote;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCleanerTest {
  private final PageCleaner cleaner = new PageCleaner();

  @AfterEach
  void close() {
    cleaner.close();
  }

  @Test
  void cleanBilevelPageComesOutAsItWentIn() {
    try (Raster page = Raster.of(TestPages.bilevel(TestPages.text()));
        CleanedPage cleaned = clean(page)) {
      assertArrayEquals(page.png(), cleaned.image().png());
      assertEquals(List.of(), cleaned.chain().steps());
      assertNull(cleaned.grey());
      assertTrue(cleaned.notes().stream().noneMatch(CleaningNote::applied));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,-7", "90,0", "90,4.3", "180,-2.1", "270,-4.9"})
  void turnedPagesAreSetUprightAndStraight(int turn, double degrees) {
    final BufferedImage turned = TestPages.turned(TestPages.text(), turn + degrees);
    for (final BufferedImage image : List.of(turned, TestPages.bilevel(turned))) {
      try (Raster page = Raster.of(image);
          CleanedPage cleaned = clean(page)) {
        assertEquals(0, angle(cleaned.chain(), turn + degrees), 0.2);
        assertEquals(cleaned.chain().width(), cleaned.image().width());
        assertEquals(cleaned.chain().height(), cleaned.image().height());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2.5, 175.4, 274.9})
  void chainLeadsFromInkToInk(double degrees) {
    final BufferedImage drawn = TestPages.text();
    final List<Point2D> marks =
        List.of(
            new Point2D.Double(100, 100),
            new Point2D.Double(1200, 120),
            new Point2D.Double(110, 1800),
            new Point2D.Double(1210, 1780));
    final Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.BLACK);
    for (final Point2D mark : marks) {
      graphics.fillRect((int) mark.getX() - 9, (int) mark.getY() - 9, 18, 18);
    }
    graphics.dispose();
    final AffineTransform turn = TestPages.turn(drawn, degrees);
    // The border on the left is cut off, so that the chain holds a crop too.
    final BufferedImage scan = TestPages.bordered(TestPages.turned(drawn, degrees), 40);
    try (Raster page = Raster.of(scan);
        CleanedPage cleaned = clean(page)) {
      for (final Point2D mark : marks) {
        final Point2D original = turn.transform(mark, null);
        final Point2D expected = cleaned.chain().toCleaned().transform(original, null);
        final Point2D found = centreOfInk(cleaned.image(), expected);
        assertEquals(0, expected.distance(found), 1.5, mark + " at " + expected);
        final Box box = Box.ofSize((int) found.getX() - 9, (int) found.getY() - 9, 18, 18);
        final Box back = cleaned.chain().toOriginal(box);
        assertEquals(original.getX(), back.centerX(), 2);
        assertEquals(original.getY(), back.centerY(), 2);
      }
    }
  }

  @Test
  void unevenLightIsEvenedOut() {
    final BufferedImage text = TestPages.text();
    try (Raster page = Raster.of(TestPages.unevenlyLit(text, 0.3));
        Raster truth = Raster.of(TestPages.bilevel(text));
        CleanedPage cleaned = clean(page)) {
      assertTrue(note(cleaned, "background").applied());
      assertTrue(difference(truth, cleaned.image()) < 0.25);
      assertTrue(Background.measure(cleaned.grey(), blank(cleaned.grey())).unevenness() < 0.1);
    }
  }

  @Test
  void evenLightIsLeftAlone() {
    try (Raster page = Raster.of(TestPages.text());
        CleanedPage cleaned = clean(page)) {
      assertFalse(note(cleaned, "background").applied());
      assertArrayEquals(page.png(), cleaned.grey().png());
    }
  }

  @Test
  void bordersGoAndTextStays() {
    final BufferedImage text = TestPages.text();
    try (Raster page = Raster.of(TestPages.bilevel(TestPages.bordered(text, 60)));
        Raster truth = Raster.of(TestPages.bilevel(text));
        CleanedPage cleaned = clean(page)) {
      assertTrue(note(cleaned, "borders").applied());
      try (Raster rest = truth.crop(new Box(60, 30, TestPages.WIDTH, TestPages.HEIGHT))) {
        assertEquals(Ink.count(rest), Ink.count(cleaned.image()));
      }
    }
  }

  @Test
  void pictureAtTheEdgeIsNoBorder() {
    final BufferedImage text = TestPages.text();
    final Graphics2D graphics = text.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 600, 700, 500);
    graphics.dispose();
    try (Raster page = Raster.of(TestPages.bilevel(text));
        CleanedPage cleaned = clean(page)) {
      assertFalse(note(cleaned, "borders").applied());
    }
  }

  @Test
  void specksGoAndDotsStay() {
    final BufferedImage text = TestPages.text();
    try (Raster page = Raster.of(TestPages.bilevel(TestPages.specked(text, 3000)));
        Raster truth = Raster.of(TestPages.bilevel(text));
        CleanedPage cleaned = clean(page)) {
      assertTrue(note(cleaned, "despeckle").applied());
      try (Raster lost =
          Raster.of(Leptonica1.pixSubtract(null, truth.pix(), cleaned.image().pix()))) {
        assertEquals(0, Ink.count(lost));
      }
      // Specks on and near letters stay.
      assertTrue(difference(truth, cleaned.image()) < 0.015);
    }
  }

  @Test
  void negativesBecomePositive() {
    final BufferedImage text = TestPages.text();
    try (Raster truth = Raster.of(TestPages.bilevel(text));
        Raster page = Raster.of(TestPages.bilevel(TestPages.negative(text)));
        CleanedPage cleaned = clean(page);
        Raster greyPage = Raster.of(TestPages.negative(text));
        CleanedPage cleanedGrey = clean(greyPage)) {
      assertTrue(note(cleaned, "polarity").applied());
      assertArrayEquals(truth.png(), cleaned.image().png());
      assertTrue(note(cleanedGrey, "polarity").applied());
      assertTrue(difference(truth, cleanedGrey.image()) < 0.3);
    }
  }

  @Test
  void originalIsOnlyRead() {
    final BufferedImage scan =
        TestPages.bordered(TestPages.turned(TestPages.unevenlyLit(TestPages.text(), 0.5), 93), 50);
    try (Raster page = Raster.of(scan)) {
      final byte[] before = page.png();
      clean(page).close();
      assertArrayEquals(before, page.png());
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,500", "31,31", "40,33", "600,40", "33,2000"})
  void smallImagesPass(int width, int height) {
    for (final int depth : new int[] {1, 2, 4, 8, 16, 32}) {
      try (Raster page = Raster.blank(width, height, depth);
          CleanedPage cleaned = cleaner.clean(page, 300, CleanOptions.all())) {
        assertEquals(1, cleaned.image().depth());
        assertEquals(depth == 1, cleaned.grey() == null);
      }
    }
  }

  @Test
  void blankPagesStayAsTheyAre() {
    try (Raster page = Raster.of(TestPages.blank(1700, 2200));
        CleanedPage cleaned = clean(page)) {
      assertEquals(0, Ink.count(cleaned.image()));
      assertEquals(List.of(), cleaned.chain().steps());
    }
  }

  @Test
  void colourMapsAreUnderstood() {
    try (Raster page = Raster.of(TestPages.text());
        Raster mapped = Raster.of(Leptonica1.pixConvertTo8(page.pix(), 1));
        CleanedPage cleaned = clean(mapped)) {
      assertNotNull(cleaned.grey());
      assertArrayEquals(page.png(), cleaned.grey().png());
    }
  }

  @Test
  void stepsThatAreOffDoNothing() {
    final BufferedImage scan = TestPages.bordered(TestPages.turned(TestPages.text(), 92), 50);
    try (Raster page = Raster.of(scan);
        CleanedPage cleaned = cleaner.clean(page, TestPages.DPI, CleanOptions.none())) {
      assertEquals(List.of(), cleaned.chain().steps());
      assertEquals(List.of(), cleaned.notes());
      assertArrayEquals(page.png(), cleaned.grey().png());
    }
  }

  @Test
  void impossibleResolutionsAreDoubted() {
    try (Raster page = Raster.of(TestPages.turned(TestPages.text(), 180));
        CleanedPage cleaned = cleaner.clean(page, 1200, CleanOptions.all())) {
      assertEquals(0, angle(cleaned.chain(), 180), 0.2);
    }
  }

  private CleanedPage clean(Raster page) {
    return cleaner.clean(page, TestPages.DPI, CleanOptions.all());
  }

  /** What is left of a turn after cleaning, degrees. */
  private static double angle(TransformChain chain, double turned) {
    final AffineTransform map = chain.toCleaned();
    final double corrected = Math.toDegrees(Math.atan2(map.getShearY(), map.getScaleX()));
    return Math.IEEEremainder(corrected + turned, 360);
  }

  private static CleaningNote note(CleanedPage page, String step) {
    final Optional<CleaningNote> found =
        page.notes().stream().filter(note -> note.step().equals(step)).findFirst();
    return found.orElseThrow(() -> new AssertionError("no note of " + step + ": " + page.notes()));
  }

  private static Raster blank(Raster like) {
    return Raster.blank(like.width(), like.height(), 1);
  }

  /** Pixels that differ, as part of the ink of the first. */
  private static double difference(Raster truth, Raster found) {
    try (Raster differing = Raster.of(Leptonica1.pixXor(null, truth.pix(), found.pix()))) {
      return Ink.count(differing) / (double) Ink.count(truth);
    }
  }

  private static Point2D centreOfInk(Raster page, Point2D near) {
    double x = 0;
    double y = 0;
    int count = 0;
    final BufferedImage image = page.toBufferedImage();
    for (int row = (int) near.getY() - 16; row < near.getY() + 16; row++) {
      for (int column = (int) near.getX() - 16; column < near.getX() + 16; column++) {
        if ((image.getRGB(column, row) & 0xff) == 0) {
          x += column + 0.5;
          y += row + 0.5;
          count++;
        }
      }
    }
    assertTrue(count > 100, "no mark near " + near);
    return new Point2D.Double(x / count, y / count);
  }
}
