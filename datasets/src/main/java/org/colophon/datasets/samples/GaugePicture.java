package org.colophon.datasets.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.colophon.datasets.model.RegionKind;

/** A drawing of a float tide gauge in the manner of a wood engraving, as a grey image. */
final class GaugePicture {
  static final int WIDTH = 900;
  static final int HEIGHT = 760;

  private final Graphics2D pen;

  private GaugePicture(Graphics2D pen) {
    this.pen = pen;
  }

  /** Puts the picture on the page with its letters, which the text layer has. */
  static Truth.Region draw(Sheet sheet, Faces faces, Rectangle2D box) throws IOException {
    sheet.image(image(), box);
    final double scale = box.getWidth() / WIDTH;
    final String[] letters = {"A", "B", "C", "D", "E", "F"};
    final double[] x = {292, 745, 560, 358, 462, 492};
    final double[] y = {110, 132, 236, 348, 530, 690};
    for (int i = 0; i < letters.length; i++) {
      sheet.word(
          letters[i], faces.italic(), 9, box.getX() + x[i] * scale, box.getY() + y[i] * scale);
    }
    return Truth.Region.ofFile(RegionKind.FIGURE, box, "");
  }

  private static BufferedImage image() {
    final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.BLACK);
    new GaugePicture(pen).drawAll();
    pen.dispose();
    return image;
  }

  private void drawAll() {
    sea();
    pier();
    well();
    wheelAndCord();
    recorder();
  }

  private void sea() {
    for (int y = 586; y < 740; y += 11) {
      pen.setStroke(new BasicStroke(y < 600 ? 2.4f : 1.5f));
      final Path2D wave = new Path2D.Double();
      wave.moveTo(14, y);
      for (int x = 14; x < 250; x += 44) {
        final double swell = y < 620 ? 9 : 4;
        wave.curveTo(x + 14, y - swell, x + 30, y + swell, x + 44, y);
      }
      clipped(new Rectangle2D.Double(10, 570, 226, 175), wave);
    }
  }

  private void pier() {
    final Path2D stone = new Path2D.Double();
    stone.moveTo(256, 400);
    stone.lineTo(890, 400);
    stone.lineTo(890, 745);
    stone.lineTo(216, 745);
    stone.closePath();
    hatch(stone, 13, 1.3f);
    pen.setStroke(new BasicStroke(3f));
    pen.draw(stone);
    for (int y = 470; y < 745; y += 70) {
      pen.draw(new Line2D.Double(256 - (y - 400) * 0.116, y, 408, y));
      pen.draw(new Line2D.Double(556, y, 890, y));
      final int offset = y / 70 % 2 * 60;
      pen.draw(new Line2D.Double(640 + offset, y - 70, 640 + offset, y));
      pen.draw(new Line2D.Double(770 + offset, y - 70, 770 + offset, y));
    }
  }

  private void well() {
    white(new Rectangle2D.Double(408, 380, 148, 350));
    pen.setStroke(new BasicStroke(7f));
    pen.draw(new Line2D.Double(412, 372, 412, 730));
    pen.draw(new Line2D.Double(552, 372, 552, 730));
    pen.draw(new Line2D.Double(412, 730, 552, 730));
    white(new Rectangle2D.Double(205, 676, 214, 20));
    pen.setStroke(new BasicStroke(3f));
    pen.draw(new Line2D.Double(222, 674, 410, 674));
    pen.draw(new Line2D.Double(222, 698, 410, 698));
    pen.setStroke(new BasicStroke(1.5f));
    for (int y = 586; y < 724; y += 12) {
      pen.draw(new Line2D.Double(420, y, 480, y));
      pen.draw(new Line2D.Double(524, y, 544, y));
    }
    white(new Rectangle2D.Double(484, 650, 38, 52));
    final Shape body = new Ellipse2D.Double(430, 540, 104, 70);
    white(body);
    hatch(body, 7, 1.5f);
    pen.setStroke(new BasicStroke(3.5f));
    pen.draw(body);
  }

  private void wheelAndCord() {
    pen.setStroke(new BasicStroke(4f));
    pen.draw(new Line2D.Double(288, 400, 288, 150));
    pen.draw(new Line2D.Double(640, 400, 640, 150));
    pen.setStroke(new BasicStroke(6f));
    pen.draw(new Line2D.Double(272, 150, 880, 150));
    final double middle = 408;
    pen.setStroke(new BasicStroke(4f));
    white(new Ellipse2D.Double(middle - 74, 76, 148, 148));
    pen.draw(new Ellipse2D.Double(middle - 74, 76, 148, 148));
    pen.setStroke(new BasicStroke(2f));
    pen.draw(new Ellipse2D.Double(middle - 62, 88, 124, 124));
    for (int i = 0; i < 6; i++) {
      final double angle = Math.PI * (i + 0.5) / 3;
      pen.draw(
          new Line2D.Double(
              middle + 12 * Math.cos(angle),
              150 + 12 * Math.sin(angle),
              middle + 62 * Math.cos(angle),
              150 + 62 * Math.sin(angle)));
    }
    pen.fill(new Ellipse2D.Double(middle - 12, 138, 24, 24));
    pen.setStroke(new BasicStroke(2.6f));
    pen.draw(new Line2D.Double(middle + 74, 150, middle + 74, 540));
    pen.draw(new Line2D.Double(middle - 74, 150, middle - 74, 300));
    pen.fill(new Rectangle2D.Double(middle - 88, 300, 28, 66));
  }

  private void recorder() {
    final Shape drum = new Rectangle2D.Double(640, 178, 210, 120);
    white(drum);
    pen.setStroke(new BasicStroke(3.5f));
    pen.draw(drum);
    pen.draw(new Ellipse2D.Double(834, 178, 32, 120));
    white(new Ellipse2D.Double(624, 178, 32, 120));
    pen.draw(new Ellipse2D.Double(624, 178, 32, 120));
    pen.setStroke(new BasicStroke(1.8f));
    for (int curve = 0; curve < 3; curve++) {
      final Path2D tide = new Path2D.Double();
      tide.moveTo(662, 238 + curve * 7);
      for (int x = 662; x < 820; x += 4) {
        tide.lineTo(x, 238 + curve * 7 + 34 * Math.sin((x - 662 - curve * 9) / 14.0));
      }
      pen.draw(tide);
    }
    pen.setStroke(new BasicStroke(3f));
    final Shape clock = new Ellipse2D.Double(736, 316, 70, 70);
    white(clock);
    pen.draw(clock);
    pen.draw(new Line2D.Double(771, 351, 771, 328));
    pen.draw(new Line2D.Double(771, 351, 788, 358));
    pen.draw(new Line2D.Double(771, 298, 771, 316));
    pen.draw(new Line2D.Double(700, 400, 700, 298));
    pen.draw(new Line2D.Double(842, 400, 842, 298));
    pen.setStroke(new BasicStroke(4f));
    pen.draw(new Line2D.Double(482, 250, 660, 250));
    final Path2D tip = new Path2D.Double();
    tip.moveTo(640, 240);
    tip.lineTo(668, 250);
    tip.lineTo(640, 260);
    tip.closePath();
    pen.fill(tip);
  }

  private void white(Shape shape) {
    pen.setColor(Color.WHITE);
    pen.fill(shape);
    pen.setColor(Color.BLACK);
  }

  /** Slanting lines inside a shape. */
  private void hatch(Shape shape, int distance, float thickness) {
    pen.setStroke(new BasicStroke(thickness));
    final Path2D lines = new Path2D.Double();
    final Rectangle2D box = shape.getBounds2D();
    for (double x = box.getMinX() - box.getHeight(); x < box.getMaxX(); x += distance) {
      lines.moveTo(x, box.getMaxY());
      lines.lineTo(x + box.getHeight(), box.getMinY());
    }
    clipped(shape, lines);
  }

  private void clipped(Shape clip, Shape lines) {
    pen.setClip(clip);
    pen.draw(lines);
    pen.setClip(null);
  }
}
