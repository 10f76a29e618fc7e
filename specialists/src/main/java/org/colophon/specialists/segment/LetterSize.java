package org.colophon.specialists.segment;

import java.util.Arrays;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/**
 * The size of the letters of a line as a font size in pixels. A text layer says it; on a scan it is
 * inferred from the heights of the word boxes, which depend on whether a word has ascenders and
 * descenders: in Latin type an x is about 0.45, an ascender 0.7 and a descender 0.22 of the size.
 */
final class LetterSize {
  private static final double X_HEIGHT = 0.45;
  private static final double ASCENDER = 0.7;
  private static final double DESCENDER = 0.22;
  private static final double POINTS_PER_INCH = 72;

  private LetterSize() {}

  static double of(Line line, boolean textLayer, double dpi) {
    if (line.words().isEmpty()) {
      return line.box().height();
    }
    final double[] weights =
        line.words().stream().mapToDouble(word -> word.text().length()).toArray();
    if (textLayer && line.words().stream().anyMatch(word -> word.style().points() > 0)) {
      final double[] points =
          line.words().stream().mapToDouble(word -> word.style().points()).toArray();
      return Medians.weighted(points, weights) * dpi / POINTS_PER_INCH;
    }
    final double[] sizes = line.words().stream().mapToDouble(LetterSize::ofWord).toArray();
    return Math.max(1, Medians.weighted(sizes, weights));
  }

  private static double ofWord(Word word) {
    final int[] letters = word.text().codePoints().filter(Character::isLetterOrDigit).toArray();
    final double height = word.box().height();
    if (letters.length == 0) {
      return height;
    }
    final boolean ascends = Arrays.stream(letters).anyMatch(LetterSize::ascends);
    final boolean descends = Arrays.stream(letters).anyMatch(c -> "gjpqyçQ".indexOf(c) >= 0);
    return height / ((ascends ? ASCENDER : X_HEIGHT) + (descends ? DESCENDER : 0));
  }

  private static boolean ascends(int c) {
    return Character.isUpperCase(c)
        || Character.isDigit(c)
        || "bdfhklitßäöüéèêàâîôûñ".indexOf(c) >= 0;
  }
}
