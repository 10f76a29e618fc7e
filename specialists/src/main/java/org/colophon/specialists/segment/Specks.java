package org.colophon.specialists.segment;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/**
 * Tells the words of a scanned line from the specks beside it that were read as words. Specks stay
 * in the line, for nothing that was read may be lost, but they say nothing of where it starts and
 * ends or how large its letters are: one speck in a gutter would make one line of two columns.
 */
final class Specks {
  /** White between a speck and the line, in letter sizes; punctuation stands closer. */
  private static final double APART = 0.3;

  /** Largest speck, in letter sizes: a dash that starts an item is wider, a letter higher. */
  private static final double LARGEST = 0.45;

  /** White and confidence from which a letter or two at the end of a line are a speck's. */
  private static final double FAR = 1.2;

  private static final double DOUBTFUL = 0.6;
  private static final int FEW = 2;

  private Specks() {}

  /** The words without specks at either end; all of them where nothing else would be left. */
  static List<Word> without(Line line, double size) {
    final List<Word> words = line.words();
    int from = 0;
    int to = words.size();
    while (to - from > 1 && isSpeck(words.get(to - 1), words.get(to - 2), size)) {
      to--;
    }
    while (to - from > 1 && isSpeck(words.get(from), words.get(from + 1), size)) {
      from++;
    }
    return words.subList(from, to);
  }

  private static boolean isSpeck(Word word, Word neighbour, double size) {
    final Box box = word.box();
    final double white =
        Math.max(box.left() - neighbour.box().right(), neighbour.box().left() - box.right());
    final boolean letters = word.text().codePoints().anyMatch(Character::isLetterOrDigit);
    final boolean small = box.width() < LARGEST * size && box.height() < LARGEST * size;
    return (!letters && small && white > APART * size)
        || (word.text().length() <= FEW && word.confidence() < DOUBTFUL && white > FAR * size);
  }
}
