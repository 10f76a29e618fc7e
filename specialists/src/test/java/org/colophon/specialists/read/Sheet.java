package org.colophon.specialists.read;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;

/** A drawn region at 300 dpi: words as bars of ink in letters of 18 by 36 pixels, and lines. */
public final class Sheet {
  private static final int LETTER = 18;
  private static final int HEIGHT = 36;

  private final Box box;
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final List<Line> lines = new ArrayList<>();
  private final List<Box> rulings = new ArrayList<>();
  private final double slope;

  public Sheet(Box box) {
    this(box, 0);
  }

  /** A sheet that was scanned askew. */
  Sheet(Box box, double slope) {
    this.box = box;
    this.slope = slope;
    image = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_BYTE_GRAY);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, box.width(), box.height());
    graphics.setColor(Color.BLACK);
  }

  /** Words at ordinary spacing, from a place relative to the region. */
  public Sheet text(int x, int y, String text) {
    return text(x, y, text, Style.PLAIN);
  }

  Sheet text(int x, int y, String text, Style style) {
    final List<Word> words = new ArrayList<>();
    int left = x;
    for (final String word : text.split(" ", -1)) {
      final int width = word.length() * LETTER;
      final int top = (int) Math.round(y + slope * (left + width / 2.0));
      words.add(
          new Word(
              "", word, Box.ofSize(box.left() + left, box.top() + top, width, HEIGHT), 0.9, style));
      graphics.fillRect(left + 2, top + HEIGHT / 2, Math.max(1, width - 4), 10);
      left += width + LETTER / 2;
    }
    final Box all = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    final double base = words.get(0).box().bottom();
    lines.add(
        new Line(
            "",
            all,
            new Baseline(all.left(), base, all.right(), base + slope * all.width()),
            words));
    return this;
  }

  /** A line as the page step gives it. */
  public Sheet rule(int x, int y, int width, int height) {
    draw(x, y, width, height);
    rulings.add(Box.ofSize(box.left() + x, box.top() + y, width, height));
    return this;
  }

  /** A grey area behind words that are set later. */
  Sheet shade(int x, int y, int width, int height) {
    graphics.setColor(new Color(170, 170, 170));
    graphics.fillRect(x, y, width, height);
    graphics.setColor(Color.BLACK);
    return this;
  }

  /** A line that is only there as ink. */
  Sheet draw(int x, int y, int width, int height) {
    graphics.fillRect(x, y, width, height);
    return this;
  }

  public RegionTask task(RegionKind kind) {
    try (Raster raster = Raster.of(image)) {
      return new RegionTask(
          "d0123456789abcdef_p00001_r0001",
          "d0123456789abcdef",
          "d0123456789abcdef_p00001",
          kind,
          box,
          300,
          raster.png(),
          Optional.empty(),
          lines,
          rulings,
          "",
          "",
          "",
          "eng",
          1);
    }
  }
}
