package org.colophon.specialists.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/** The words of lines, whatever their order. */
final class Words {
  private Words() {}

  static Map<Word, Integer> of(List<Line> lines) {
    final Map<Word, Integer> words = new HashMap<>();
    for (final Line line : lines) {
      for (final Word word : line.words()) {
        words.merge(word, 1, Integer::sum);
      }
    }
    return words;
  }
}
