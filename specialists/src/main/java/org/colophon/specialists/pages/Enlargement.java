package org.colophon.specialists.pages;

import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.segment.Components;

/**
 * How much an image of small print is enlarged before it is recognised: the models were trained on
 * letters of some 20 pixels and more, as 10-point print has at 300 dots an inch.
 *
 * @param factor 1 for print that is large enough
 */
record Enlargement(int factor) {
  private static final Enlargement NONE = new Enlargement(1);

  /** Larger images are scans at 200 dots an inch and more; they are not even looked at. */
  private static final long LARGEST = 4_000_000;

  /** Height of the usual letter, pixels: small letters and capitals together. */
  private static final int LARGE_ENOUGH = 10;

  private static final int WANTED = 18;
  private static final int MOST = 4;

  /** Less is a speck or a dot, more a rule or a picture. */
  private static final int LEAST_LETTER = 3;

  private static final int LARGEST_LETTER = 60;
  private static final int FEWEST_LETTERS = 10;

  /**
   * Measures the letters of an image.
   *
   * @param ink 1 bit per pixel
   */
  static Enlargement of(Raster ink) {
    if ((long) ink.width() * ink.height() > LARGEST) {
      return NONE;
    }
    final int[] heights = heights(ink);
    if (heights.length < FEWEST_LETTERS) {
      return NONE;
    }
    final int usual = heights[heights.length / 2];
    return usual >= LARGE_ENOUGH
        ? NONE
        : new Enlargement(Math.min(MOST, (WANTED + usual - 1) / usual));
  }

  private static int[] heights(Raster ink) {
    return Components.boxes(ink, 1).stream()
        .filter(box -> box.height() >= LEAST_LETTER && box.height() <= LARGEST_LETTER)
        .filter(box -> box.width() <= 3 * box.height())
        .mapToInt(Box::height)
        .sorted()
        .toArray();
  }

  boolean isNone() {
    return factor == 1;
  }

  /** The enlarged image, 8 bits per pixel. */
  Raster enlarge(Raster image) {
    try (Raster grey = Raster.of(Leptonica1.pixConvertTo8(image.pix(), 0))) {
      return Raster.of(Leptonica1.pixScale(grey.pix(), factor, factor));
    }
  }

  /** Blocks of the enlarged image in pixels of the image itself. */
  List<Block> back(List<Block> blocks) {
    return blocks.stream()
        .map(
            block ->
                new Block(
                    block.type(),
                    back(block.box()),
                    block.paragraphs().stream()
                        .map(lines -> lines.stream().map(this::back).toList())
                        .toList()))
        .toList();
  }

  private Line back(Line line) {
    final Baseline base = line.baseline();
    return new Line(
        line.id(),
        back(line.box()),
        new Baseline(
            base.x0() / factor, base.y0() / factor, base.x1() / factor, base.y1() / factor),
        line.words().stream().map(this::back).toList());
  }

  private Word back(Word word) {
    return word.withBox(back(word.box()));
  }

  private Box back(Box box) {
    return new Box(
        box.left() / factor,
        box.top() / factor,
        (box.right() + factor - 1) / factor,
        (box.bottom() + factor - 1) / factor);
  }
}
