package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.junit.jupiter.api.Test;

class GlyphWordsTest {
  /** A row of ink below one of paper, one pixel for one of the frame. */
  private static final Strip STRIP = new Strip(0, 50, 1, 80, 2, pixels());

  private static byte[] pixels() {
    final byte[] pixels = new byte[160];
    Arrays.fill(pixels, 0, 80, (byte) 255);
    return pixels;
  }

  private static Line line(Box... boxes) {
    final List<Word> words = new ArrayList<>();
    for (final Box box : boxes) {
      words.add(new Word("", "x", box, 1, Style.PLAIN));
    }
    return new Line("l", new Box(50, 0, 130, 10), new Baseline(50, 8, 130, 8), words);
  }

  /** A character every ten pixels. */
  private static List<Glyph> glyphs(String text) {
    final List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(new Glyph(text.substring(i, i + 1), 1 - i / 10.0, i * 10, i * 10 + 8));
    }
    return glyphs;
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  @Test
  void blanksPartWords() {
    final List<Word> words = GlyphWords.of(line(), STRIP, glyphs(" ab  cd "));
    assertEquals(List.of("ab", "cd"), texts(words));
    assertEquals(0.8, words.get(0).confidence(), 1e-9);
    assertEquals(0.4, words.get(1).confidence(), 1e-9);
  }

  @Test
  void marksOfFullWidthStayOnlyAmongIdeographs() {
    final String wide = "a\uff0cb\uff0e";
    assertEquals(List.of("a,b."), texts(GlyphWords.of(line(), STRIP, glyphs(wide))));
    final String chinese = "\u7597\uff0c\u7eda";
    assertEquals(List.of(chinese), texts(GlyphWords.of(line(), STRIP, glyphs(chinese))));
  }

  @Test
  void aGapOfTheFirstReaderPartsWordsAndATouchDoesNot() {
    final Line gapAfterThree = line(new Box(50, 0, 78, 10), new Box(82, 0, 130, 10));
    assertEquals(
        List.of("abc", "def"), texts(GlyphWords.of(gapAfterThree, STRIP, glyphs("abcdef"))));
    final Line touching = line(new Box(50, 0, 80, 10), new Box(79, 0, 130, 10));
    assertEquals(List.of("abcdef"), texts(GlyphWords.of(touching, STRIP, glyphs("abcdef"))));
  }

  @Test
  void boxesMeetHalfWayBetweenCharacters() {
    final Line known = line(new Box(50, 0, 78, 10), new Box(82, 0, 130, 10));
    final List<Word> words = GlyphWords.of(known, STRIP, glyphs("abcdef"));
    assertEquals(new Box(50, 0, 79, 10), words.get(0).box());
    assertEquals(new Box(79, 0, 130, 10), words.get(1).box());
  }

  @Test
  void aWordTooFaintForInkStillHasABox() {
    final Strip flat = new Strip(0, 50, 1, 80, 1, new byte[80]);
    assertEquals(
        new Box(50, 0, 130, 10), GlyphWords.of(line(), flat, glyphs("abcdefgh")).get(0).box());
  }

  @Test
  void nothingReadIsNoWord() {
    assertEquals(List.of(), GlyphWords.of(line(), STRIP, List.of()));
    assertEquals(List.of(), GlyphWords.of(line(), STRIP, glyphs("  ")));
  }
}
