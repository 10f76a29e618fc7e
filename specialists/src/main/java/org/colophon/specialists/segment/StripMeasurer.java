package org.colophon.specialists.segment;

import com.sun.jna.ptr.PointerByReference;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.recognise.Block;

/** Measures every line of a page: letter height, weight, and what its text is made of. */
final class StripMeasurer {
  /**
   * Ink per letter height and width of bold type against plain type of the same page: bold stems
   * are about half as thick again.
   */
  private static final double BOLD_INK = 1.3;

  /** Height of a word's box over the letter size from which it does not count as the line's. */
  private static final double TOWERING = 1.7;

  private final PageAnalysis page;

  StripMeasurer(PageAnalysis page) {
    this.page = page;
  }

  /** All lines of the page, in input order. */
  List<Strip> strips() {
    final List<Strip> strips = new ArrayList<>();
    int paragraph = 0;
    for (final Block block : page.blocks()) {
      for (final List<Line> lines : block.paragraphs()) {
        for (final Line line : lines) {
          strips.add(strip(strips.size(), line, block.type(), paragraph));
        }
        paragraph++;
      }
    }
    return page.textLayer() ? strips : page.ink().map(ink -> weighed(strips, ink)).orElse(strips);
  }

  private Strip strip(int index, Line line, Block.Type hint, int paragraph) {
    final Line solid = solid(line);
    final double size = LetterSize.of(solid, page.textLayer(), page.dpi());
    final Box box = tight(solid, size);
    final double base =
        line.baseline() == null
            ? box.bottom() - 0.2 * Math.min(size, box.height())
            : (line.baseline().y0() + line.baseline().y1()) / 2;
    return new Strip(
        index,
        line,
        box,
        base,
        size,
        share(line, Style::bold),
        share(line, Style::italic),
        line.words().stream().mapToDouble(Word::confidence).average().orElse(0),
        hint,
        paragraph,
        TextProfile.of(solid.text()));
  }

  /** The line as it counts for measures: on a scan without the specks at its ends. */
  private Line solid(Line line) {
    if (page.textLayer() || line.words().size() < 2) {
      return line;
    }
    final double size = LetterSize.of(line, false, page.dpi());
    return line.withWords(Specks.without(line, size));
  }

  /** Around the words, without the height of what towers over a line: initials, brackets. */
  private static Box tight(Line line, double size) {
    final Box all = line.words().stream().map(Word::box).reduce(Box::union).orElse(line.box());
    return line.words().stream()
        .map(Word::box)
        .filter(box -> box.height() <= TOWERING * size)
        .reduce(Box::union)
        .map(box -> new Box(all.left(), box.top(), all.right(), box.bottom()))
        .orElse(all);
  }

  private static double share(Line line, Predicate<Style> property) {
    long all = 0;
    long having = 0;
    for (final Word word : line.words()) {
      all += word.text().length();
      having += property.test(word.style()) ? word.text().length() : 0;
    }
    return all == 0 ? 0 : (double) having / all;
  }

  /** Takes the weight of the type from the ink, for OCR does not know it. */
  private static List<Strip> weighed(List<Strip> strips, Raster ink) {
    if (ink.depth() != 1) {
      return strips;
    }
    final double[] densities = strips.stream().mapToDouble(strip -> density(strip, ink)).toArray();
    final double usual =
        Medians.weighted(
            densities, strips.stream().mapToDouble(s -> s.profile().characters()).toArray());
    final List<Strip> weighed = new ArrayList<>(strips.size());
    for (int i = 0; i < densities.length; i++) {
      final Strip s = strips.get(i);
      // A few letters say nothing about the weight of a line.
      final boolean bold = s.profile().characters() >= 4 && densities[i] > BOLD_INK * usual;
      weighed.add(
          new Strip(
              s.index(),
              s.line(),
              s.box(),
              s.base(),
              s.size(),
              Math.max(s.bold(), bold ? 1 : 0),
              s.italic(),
              s.confidence(),
              s.hint(),
              s.paragraph(),
              s.profile()));
    }
    return weighed;
  }

  /** Ink in the words' boxes over letter height times width, 0 where there is none. */
  private static double density(Strip strip, Raster ink) {
    long pixels = 0;
    double area = 0;
    final IntBuffer count = IntBuffer.allocate(1);
    for (final Word word : strip.line().words()) {
      final Box box = word.box().clamp(ink.width(), ink.height());
      if (box.isEmpty()) {
        continue;
      }
      final net.sourceforge.lept4j.Box rectangle =
          Leptonica1.boxCreate(box.left(), box.top(), box.width(), box.height());
      if (Leptonica1.pixCountPixelsInRect(ink.pix(), rectangle, count, null) == 0) {
        pixels += count.get(0);
        area += box.width() * strip.size();
      }
      Leptonica1.boxDestroy(new PointerByReference(rectangle.getPointer()));
    }
    return area == 0 ? 0 : pixels / area;
  }
}
