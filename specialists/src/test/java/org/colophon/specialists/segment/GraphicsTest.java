package org.colophon.specialists.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.Test;

/** Rulings and pictures on a page drawn at 300 pixels per inch. */
class GraphicsTest {
  private static final int DPI = 300;

  @Test
  void findsRulingsAmongText() {
    try (Raster ink = page(GraphicsTest::rules)) {
      final List<Box> rulings = Rulings.find(ink, DPI);
      assertEquals(3, rulings.size(), rulings.toString());
      assertTrue(near(rulings.get(0), new Box(300, 1000, 1500, 1003)), rulings.toString());
      assertTrue(near(rulings.get(1), new Box(900, 1000, 903, 1400)), rulings.toString());
      assertTrue(near(rulings.get(2), new Box(300, 1400, 1500, 1403)), rulings.toString());
      assertEquals(List.of(), Pictures.find(ink, DPI));
    }
  }

  @Test
  void findsPicturesAmongText() {
    try (Raster ink = page(GraphicsTest::drawing)) {
      final List<Box> pictures = Pictures.find(ink, DPI);
      assertEquals(1, pictures.size(), pictures.toString());
      assertTrue(near(pictures.get(0), new Box(400, 1000, 1201, 1601)), pictures.toString());
    }
  }

  @Test
  void takesTheBlackBesideThePaperForNoPicture() {
    try (Raster ink = page(g -> g.fillRect(0, 0, 2480, 500))) {
      assertEquals(List.of(), Pictures.find(ink, DPI));
    }
  }

  @Test
  void wantsBilevelPages() {
    try (Raster grey = Raster.blank(100, 100, 8)) {
      assertThrows(IllegalArgumentException.class, () -> Rulings.find(grey, DPI));
      assertThrows(IllegalArgumentException.class, () -> Pictures.find(grey, DPI));
    }
  }

  @Test
  void bearsTinyAndBlankPages() {
    try (Raster tiny = Raster.blank(3, 2, 1);
        Raster blank = Raster.blank(2000, 2000, 1)) {
      for (final Raster raster : List.of(tiny, blank)) {
        assertEquals(List.of(), Rulings.find(raster, 0));
        assertEquals(List.of(), Pictures.find(raster, 0));
      }
    }
  }

  private static void rules(Graphics2D g) {
    g.fillRect(300, 1000, 1200, 3);
    g.fillRect(300, 1400, 1200, 3);
    g.fillRect(900, 1000, 3, 400);
  }

  private static void drawing(Graphics2D g) {
    g.drawOval(400, 1000, 800, 600);
    g.drawOval(500, 1100, 300, 300);
  }

  private interface Drawn {
    void on(Graphics2D g);
  }

  private static Raster page(Drawn drawn) {
    final BufferedImage image = new BufferedImage(1800, 2400, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 1800, 2400);
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SERIF, Font.PLAIN, 42));
    for (int y = 200; y < 900; y += 60) {
      g.drawString("The quick brown fox jumps over the lazy dog; HILL (1784).", 300, y);
    }
    drawn.on(g);
    g.dispose();
    // Java's curves have holes when they are drawn on bilevel images.
    final BufferedImage bilevel = new BufferedImage(1800, 2400, BufferedImage.TYPE_BYTE_BINARY);
    bilevel.createGraphics().drawImage(image, 0, 0, null);
    return Raster.of(bilevel);
  }

  private static boolean near(Box found, Box drawn) {
    return Math.abs(found.left() - drawn.left()) < 12
        && Math.abs(found.right() - drawn.right()) < 12
        && Math.abs(found.top() - drawn.top()) < 12
        && Math.abs(found.bottom() - drawn.bottom()) < 12;
  }
}
