package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.recognise.Block;

/**
 * Sets small pages for tests, as a text layer in points at 72 pixels per inch, half an em a letter.
 */
final class TypedPage {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 800;

  private final List<Line> lines = new ArrayList<>();
  private final List<Box> rulings = new ArrayList<>();
  private final List<Box> images = new ArrayList<>();

  TypedPage line(int left, int top, String text) {
    return line(left, top, 10, false, text);
  }

  TypedPage line(int left, int top, int size, boolean bold, String text) {
    final Style style = new Style(bold, false, false, false, false, size);
    final List<Word> words = new ArrayList<>();
    int x = left;
    for (final String token : text.split(" ", -1)) {
      final int width = Math.max(2, token.length() * size / 2);
      words.add(new Word("", token, Box.ofSize(x, top, width, size), 1, style));
      x += width + size / 3;
    }
    final Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    final double base = top + 0.8 * size;
    lines.add(new Line("", box, new Baseline(box.left(), base, box.right(), base), words));
    return this;
  }

  /** Full lines of running text, twelve points apart; the last one is short. */
  TypedPage paragraph(int left, int top, int count, String start) {
    for (int i = 0; i < count; i++) {
      final String text =
          i == 0
              ? start + " and then some words of the text follow"
              : i < count - 1
                  ? "which goes on until these lines are really full"
                  : "and ends with this line.";
      line(left + (i == 0 ? 12 : 0), top + 12 * i, text);
    }
    return this;
  }

  TypedPage ruling(int left, int top, int right) {
    rulings.add(new Box(left, top, right, top + 1));
    return this;
  }

  TypedPage image(int left, int top, int right, int bottom) {
    images.add(new Box(left, top, right, bottom));
    return this;
  }

  List<Line> lines() {
    return lines;
  }

  PageAnalysis analysis() {
    final Block block =
        new Block(Block.Type.TEXT, new Box(0, 0, WIDTH, HEIGHT), List.of(List.copyOf(lines)));
    return new PageAnalysis(
        WIDTH, HEIGHT, 72, List.of(block), rulings, images, Optional.empty(), true);
  }

  List<Segment> segments() {
    return Segmenter.standard().segment(analysis());
  }

  static List<RegionKind> kinds(List<Segment> segments) {
    return segments.stream().map(Segment::kind).toList();
  }
}
