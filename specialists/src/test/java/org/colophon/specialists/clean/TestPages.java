package org.colophon.specialists.clean;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Pages drawn for tests, in grey, and the harm that scanners do to them. */
final class TestPages {
  static final int DPI = 200;
  static final int WIDTH = 1300;
  static final int HEIGHT = 1900;

  private static final String[] LINES = {
    "It is a truth universally acknowledged, that a single man in",
    "possession of a good fortune, must be in want of a wife.",
    "However little known the feelings or views of such a man may",
    "be on his first entering a neighbourhood, this truth is so well",
    "fixed in the minds of the surrounding families, that he is",
    "considered as the rightful property of some one or other of",
    "their daughters. \u201cMy dear Mr. Bennet,\u201d said his lady to him",
  };

  private TestPages() {}

  /** Black text on white paper, with margins of an inch. */
  static BufferedImage text() {
    final BufferedImage page = blank(WIDTH, HEIGHT);
    final Graphics2D graphics = page.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
    for (int line = 0; line < 34; line++) {
      graphics.drawString(LINES[line % LINES.length], 200, 220 + line * 44);
    }
    graphics.dispose();
    return page;
  }

  static BufferedImage blank(int width, int height) {
    final BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return page;
  }

  /** Everything darker than middle grey becomes ink. */
  static BufferedImage bilevel(BufferedImage grey) {
    final BufferedImage page =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        page.setRGB(x, y, grey.getRaster().getSample(x, y, 0) < 128 ? 0 : 0xffffff);
      }
    }
    return page;
  }

  /** Light that falls off to the given part of its strength towards the lower right corner. */
  static BufferedImage unevenlyLit(BufferedImage grey, double least) {
    final BufferedImage page = blank(grey.getWidth(), grey.getHeight());
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        final double way = (x / (double) grey.getWidth() + y / (double) grey.getHeight()) / 2;
        final double light = 1 - (1 - least) * way;
        page.getRaster().setSample(x, y, 0, (int) (grey.getRaster().getSample(x, y, 0) * light));
      }
    }
    return page;
  }

  /** Black bands along the left and the upper edge, as of a scanner's lid. */
  static BufferedImage bordered(BufferedImage grey, int width) {
    final BufferedImage page = blank(grey.getWidth(), grey.getHeight());
    final Graphics2D graphics = page.createGraphics();
    graphics.drawImage(grey, 0, 0, null);
    graphics.setColor(new Color(20, 20, 20));
    graphics.fillRect(0, 0, width, grey.getHeight());
    graphics.fillRect(0, 0, grey.getWidth(), width / 2);
    graphics.dispose();
    return page;
  }

  /** Single black pixels strewn over the page. */
  static BufferedImage specked(BufferedImage grey, int specks) {
    final BufferedImage page = blank(grey.getWidth(), grey.getHeight());
    final Graphics2D graphics = page.createGraphics();
    graphics.drawImage(grey, 0, 0, null);
    graphics.dispose();
    final Random random = new Random(5);
    for (int i = 0; i < specks; i++) {
      page.getRaster()
          .setSample(random.nextInt(page.getWidth()), random.nextInt(page.getHeight()), 0, 0);
    }
    return page;
  }

  static BufferedImage negative(BufferedImage grey) {
    final BufferedImage page = blank(grey.getWidth(), grey.getHeight());
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        page.getRaster().setSample(x, y, 0, 255 - grey.getRaster().getSample(x, y, 0));
      }
    }
    return page;
  }

  /** A page turned clockwise on white, as grey. Drawn by Java2D, not by Leptonica. */
  static BufferedImage turned(BufferedImage page, double degrees) {
    final AffineTransform map = turn(page, degrees);
    final var bounds =
        AffineTransform.getRotateInstance(Math.toRadians(degrees))
            .createTransformedShape(new java.awt.Rectangle(page.getWidth(), page.getHeight()))
            .getBounds2D();
    final BufferedImage turned =
        blank(
            (int) Math.ceil(bounds.getWidth() - 1e-6), (int) Math.ceil(bounds.getHeight() - 1e-6));
    final Graphics2D graphics = turned.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(page, map, null);
    graphics.dispose();
    return turned;
  }

  /** Where the points of a page lie after it was turned. */
  static AffineTransform turn(BufferedImage page, double degrees) {
    final AffineTransform rotation = AffineTransform.getRotateInstance(Math.toRadians(degrees));
    final var bounds =
        rotation
            .createTransformedShape(new java.awt.Rectangle(page.getWidth(), page.getHeight()))
            .getBounds2D();
    final AffineTransform map =
        AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY());
    map.concatenate(rotation);
    return map;
  }
}
