package org.colophon.specialists.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.raster.Raster;
import org.junit.jupiter.api.Test;

class LeftoverInkTest {
  private static final int DPI = 300;

  @Test
  void keepsWhatIsLargeEnoughToBeRead() {
    final Box scrawl = Box.ofSize(800, 900, 240, 60);
    final List<Box> found = find(List.of(scrawl), List.of());
    assertEquals(1, found.size());
    assertTrue(found.get(0).grow(16).contains(scrawl), found.toString());
  }

  @Test
  void leavesDustRulesAndShadowsAlone() {
    final Box dust = Box.ofSize(1100, 700, 12, 40);
    final Box shadow = Box.ofSize(2, 300, 30, 900);
    final Box rule = Box.ofSize(400, 1500, 300, 6);
    final Box besidePaper = Box.ofSize(0, 2200, 2000, 400);
    assertEquals(List.of(), find(List.of(dust, shadow, rule, besidePaper), List.of(rule)));
  }

  private static List<Box> find(List<Box> ink, List<Box> rulings) {
    final BufferedImage page = new BufferedImage(2000, 2600, BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D g = page.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, page.getWidth(), page.getHeight());
    g.setColor(Color.BLACK);
    ink.forEach(box -> g.fillRect(box.left(), box.top(), box.width(), box.height()));
    g.dispose();
    try (Raster grey = Raster.of(page);
        Raster bilevel = Raster.of(Leptonica1.pixThresholdToBinary(grey.pix(), 128))) {
      return LeftoverInk.find(bilevel, List.of(), rulings, DPI);
    }
  }
}
