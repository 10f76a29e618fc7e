package org.colophon.specialists.remote;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Assignment;
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
import org.colophon.specialists.bus.SpecialistException;

/** A region with words of 20 pixels a letter in rows of 40, at (100, 200) of its page. */
final class DrawnRegion implements Crops {
  static final Box BOX = new Box(100, 200, 900, 600);

  private static final int LETTER = 20;
  private static final int ROW = 50;
  private static final int HEIGHT = 40;

  private final List<Line> lines = new ArrayList<>();
  private final BufferedImage image =
      new BufferedImage(BOX.width(), BOX.height(), BufferedImage.TYPE_BYTE_GRAY);

  DrawnRegion(String... rows) {
    final Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, BOX.width(), BOX.height());
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.MONOSPACED, Font.PLAIN, HEIGHT - 10));
    for (int i = 0; i < rows.length; i++) {
      graphics.drawString(rows[i], 0, i * ROW + HEIGHT - 8);
      lines.add(line(rows[i], BOX.top() + i * ROW));
    }
  }

  private static Line line(String row, int top) {
    final List<Word> words = new ArrayList<>();
    int place = 0;
    for (final String word : row.split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(
            new Word(
                "",
                word,
                Box.ofSize(BOX.left() + place * LETTER, top, word.length() * LETTER, HEIGHT),
                0.7,
                Style.PLAIN));
      }
      place += word.length() + 1;
    }
    final Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    return new Line(
        "", box, new Baseline(box.left(), box.bottom(), box.right(), box.bottom()), words);
  }

  /** The box of some letters of a row, where they were drawn. */
  static Box box(int row, int from, int to) {
    return new Box(
        BOX.left() + from * LETTER,
        BOX.top() + row * ROW,
        BOX.left() + to * LETTER,
        BOX.top() + row * ROW + HEIGHT);
  }

  RegionTask task(RegionKind kind) {
    try (Raster raster = Raster.of(image)) {
      return new RegionTask(
          "d0123456789abcdef_p00001_r0001",
          "d0123456789abcdef",
          "d0123456789abcdef_p00001",
          kind,
          BOX,
          300,
          raster.png(),
          Optional.empty(),
          lines,
          List.of(),
          "Tab. 3. Rainfall",
          "as the gauges \ud83d",
          "",
          "eng",
          1);
    }
  }

  RegionTask task(RegionKind kind, Assignment assignment) {
    return task(kind).withAssignment(assignment, 1);
  }

  @Override
  public Raster raster(RegionTask task) throws SpecialistException {
    try {
      return Raster.decode(task.inlineCrop());
    } catch (IOException e) {
      throw SpecialistException.crop(task.id() + ": cannot be decoded", false, e);
    }
  }

  @Override
  public ImageRef keep(RegionTask task) {
    return new ImageRef(task.id() + ".png", "image/png", BOX.width(), BOX.height(), "");
  }
}
