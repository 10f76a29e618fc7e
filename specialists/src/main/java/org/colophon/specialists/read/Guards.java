package org.colophon.specialists.read;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Holds a reading against the ink of its region: no specialist may add what the ink does not show.
 */
public final class Guards {
  /** How far a box may stand out of its region, pixels. */
  private static final int SLACK = 5;

  /** More grid positions than any printed table has; the check takes memory for each. */
  private static final long MAX_POSITIONS = 4_000_000;

  /** Grey levels between paper and ink below which a place counts as blank. */
  private static final int MIN_CONTRAST = 48;

  private Guards() {}

  /**
   * Why a reading is not to be believed: its confidence is no probability, a box lies outside the
   * region, a word is neither known nor on ink or is used more often than it was seen, or cells of
   * a table overlap.
   *
   * @return empty when the reading is accepted
   * @throws SpecialistException if the crop is needed and cannot be had
   */
  public static Optional<String> objection(RegionTask task, Reading reading, Crops crops)
      throws SpecialistException {
    if (!(reading.confidence() >= 0 && reading.confidence() <= 1)) {
      return Optional.of("the confidence " + reading.confidence() + " is no probability");
    }
    if (reading.content() instanceof Content.Table table) {
      final Optional<String> grid = gridObjection(table);
      if (grid.isPresent()) {
        return grid;
      }
    }
    final Optional<String> place = placeObjection(task, reading.content());
    return place.isPresent() ? place : wordObjection(task, reading.content(), crops);
  }

  private static Optional<String> gridObjection(Content.Table table) {
    if ((long) table.rows() * table.columns() > MAX_POSITIONS) {
      return Optional.of("a table of " + table.rows() + " rows, " + table.columns() + " columns");
    }
    final BitSet taken = new BitSet();
    for (final Cell cell : table.cells()) {
      final boolean inside =
          cell.row() >= 0
              && cell.column() >= 0
              && cell.rowSpan() >= 1
              && cell.columnSpan() >= 1
              && cell.rowSpan() <= table.rows() - cell.row()
              && cell.columnSpan() <= table.columns() - cell.column();
      if (!inside) {
        return Optional.of("a cell lies outside the table: row " + cell.row());
      }
      for (int r = cell.row(); r < cell.row() + cell.rowSpan(); r++) {
        final int from = r * table.columns() + cell.column();
        final int to = from + cell.columnSpan();
        final int next = taken.nextSetBit(from);
        if (next >= 0 && next < to) {
          return Optional.of("two cells overlap in row " + r);
        }
        taken.set(from, to);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> placeObjection(RegionTask task, Content content) {
    // Known words may reach over the edge of their region; what holds them may too.
    Box allowed = task.box();
    for (final Line line : task.lines()) {
      for (final Word word : line.words()) {
        allowed = allowed.union(word.box());
      }
    }
    allowed = allowed.grow(SLACK);
    if (content instanceof Content.Table table) {
      for (final Cell cell : table.cells()) {
        if (!allowed.contains(cell.box())) {
          return Optional.of("a cell lies outside the region: " + cell.box());
        }
      }
    }
    for (final Line line : content.lines()) {
      for (final Word word : line.words()) {
        if (!allowed.contains(word.box())) {
          return Optional.of("a word lies outside the region: " + word.box());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wordObjection(RegionTask task, Content content, Crops crops)
      throws SpecialistException {
    final Map<Ink, Integer> known = new HashMap<>();
    for (final Line line : task.lines()) {
      for (final Word word : line.words()) {
        known.merge(Ink.of(word), 1, Integer::sum);
      }
    }
    Raster crop = null;
    try {
      for (final Line line : content.lines()) {
        for (final Word word : line.words()) {
          final Integer left = known.get(Ink.of(word));
          if (left != null) {
            if (left == 0) {
              return Optional.of("a word is used twice: " + word.text());
            }
            known.put(Ink.of(word), left - 1);
            continue;
          }
          crop = crop == null ? crops.raster(task) : crop;
          if (!onInk(crop, task.box(), word.box())) {
            return Optional.of("there is no ink under the word " + word.text());
          }
        }
      }
    } finally {
      if (crop != null) {
        crop.close();
      }
    }
    return Optional.empty();
  }

  private static boolean onInk(Raster crop, Box region, Box word) {
    final Box inside =
        new Box(
                word.left() - region.left(),
                word.top() - region.top(),
                word.right() - region.left(),
                word.bottom() - region.top())
            .clamp(crop.width(), crop.height());
    if (inside.isEmpty()) {
      return false;
    }
    try (Raster part = crop.crop(inside)) {
      final var image = part.toBufferedImage();
      int darkest = 255;
      int brightest = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          final int green = (image.getRGB(x, y) >> 8) & 0xff;
          darkest = Math.min(darkest, green);
          brightest = Math.max(brightest, green);
        }
      }
      return brightest - darkest >= MIN_CONTRAST;
    }
  }

  /** A word by what it says and where, whatever its id. */
  private record Ink(String text, Box box) {
    static Ink of(Word word) {
      return new Ink(word.text(), word.box());
    }
  }
}
