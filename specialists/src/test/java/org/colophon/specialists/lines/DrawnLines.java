package org.colophon.specialists.lines;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.PlainRegion;

/** A region of lines that were set in type, with their words where they were set. */
final class DrawnLines implements Crops {
  static final Box BOX = Box.ofSize(200, 300, 1100, 400);

  private static final int PITCH = 80;
  private static final int LEFT = 20;
  private static final double DPI = 300;

  private final BufferedImage image =
      new BufferedImage(BOX.width(), BOX.height(), BufferedImage.TYPE_BYTE_GRAY);

  private final List<Line> lines = new ArrayList<>();

  /** At most five lines. */
  DrawnLines(String... texts) {
    final Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, BOX.width(), BOX.height());
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
    for (int i = 0; i < texts.length; i++) {
      lines.add(line(graphics, texts[i], i));
    }
    graphics.dispose();
  }

  private static Line line(Graphics2D graphics, String text, int position) {
    final int baseline = (position + 1) * PITCH - 20;
    final List<Word> words = new ArrayList<>();
    int x = LEFT;
    for (final String word : text.split(" ")) {
      final TextLayout layout =
          new TextLayout(word, graphics.getFont(), graphics.getFontRenderContext());
      layout.draw(graphics, x, baseline);
      final int width = (int) Math.ceil(layout.getAdvance());
      words.add(
          new Word(
              "",
              word,
              Box.ofSize(BOX.left() + x, BOX.top() + baseline - 32, width, 42),
              0.5,
              Style.PLAIN));
      x += width + 12;
    }
    final Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    final double y = BOX.top() + baseline;
    return new Line("line" + position, box, new Baseline(box.left(), y, box.right(), y), words);
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  RegionTask task() {
    return task(lines);
  }

  RegionTask task(List<Line> known) {
    return PlainRegion.of(RegionKind.TEXT, BOX, DPI, new byte[0], known);
  }

  @Override
  public Raster raster(RegionTask task) {
    return Raster.of(image);
  }

  @Override
  public ImageRef keep(RegionTask task) {
    throw new IllegalStateException("readers of text keep no images");
  }
}
