package org.colophon.specialists.lines;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * Makes words of the characters that were read in a strip: split at blanks, and where the first
 * reader saw a gap between words, because the recogniser tends to leave blanks out.
 */
final class GlyphWords {
  private final Line line;
  private final Strip strip;
  private final InkColumns ink;

  /** Middles of the gaps between the first reader's words, pixels of the strip. */
  private final double[] gaps;

  private GlyphWords(Line line, Strip strip) {
    this.line = line;
    this.strip = strip;
    this.ink = InkColumns.of(strip);
    this.gaps = gaps(line, strip);
  }

  /** The words of one strip of a line, with boxes in the frame, from left to right. */
  static List<Word> of(Line line, Strip strip, List<Glyph> glyphs) {
    return new GlyphWords(line, strip).words(glyphs);
  }

  private static double[] gaps(Line line, Strip strip) {
    final List<Double> middles = new ArrayList<>();
    for (int w = 1; w < line.words().size(); w++) {
      final int before = line.words().get(w - 1).box().right();
      final int after = line.words().get(w).box().left();
      if (after > before) {
        middles.add(((before + after) / 2.0 - strip.left()) * strip.scale());
      }
    }
    return middles.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private List<Word> words(List<Glyph> read) {
    final List<Glyph> glyphs =
        read.stream().anyMatch(Glyph::ideographic)
            ? read
            : read.stream().map(Glyph::ofUsualWidth).toList();
    final List<Word> words = new ArrayList<>();
    int start = 0;
    for (int g = 0; g <= glyphs.size(); g++) {
      final boolean ends = g == glyphs.size() || glyphs.get(g).blank();
      if (ends || (g > start && parted(glyphs.get(g - 1), glyphs.get(g)))) {
        if (g > start) {
          words.add(word(glyphs, start, g));
        }
        start = ends ? g + 1 : g;
      }
    }
    return words;
  }

  private boolean parted(Glyph before, Glyph after) {
    for (final double gap : gaps) {
      if (gap > before.center() && gap <= after.center()) {
        return true;
      }
    }
    return false;
  }

  private Word word(List<Glyph> glyphs, int start, int end) {
    final StringBuilder text = new StringBuilder();
    double confidence = 1;
    for (final Glyph glyph : glyphs.subList(start, end)) {
      text.append(glyph.text());
      // One wrong character makes the word wrong.
      confidence = Math.min(confidence, glyph.confidence());
    }
    return new Word("", text.toString(), box(glyphs, start, end), confidence, Style.PLAIN);
  }

  /**
   * From half way to the character before to half way to the one after, without the white on both
   * sides: steps tell where a character is, not how wide.
   */
  private Box box(List<Glyph> glyphs, int start, int end) {
    final double from =
        start == 0 ? 0 : (glyphs.get(start - 1).center() + glyphs.get(start).center()) / 2;
    final double to =
        end == glyphs.size()
            ? strip.width()
            : (glyphs.get(end - 1).center() + glyphs.get(end).center()) / 2;
    int left = ink.first((int) from, (int) Math.ceil(to));
    int right = ink.last(left, (int) Math.ceil(to));
    if (right <= left) {
      // Too faint to be told from the paper, and read all the same.
      left = (int) from;
      right = (int) Math.ceil(to);
    }
    return new Box(
        (int) Math.floor(strip.left() + left / strip.scale()),
        line.box().top(),
        (int) Math.ceil(strip.left() + right / strip.scale()),
        line.box().bottom());
  }
}
