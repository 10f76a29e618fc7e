package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/**
 * Where words are divided is no evidence: readers find blanks in spaced letters and behind the
 * commas of numbers, and lose others. Known words that say the same letters as words of the reading
 * take over its divisions.
 */
final class Divisions {
  /** Words that one word of the other reader is divided into at most. */
  private static final int MOST_PARTS = 6;

  /** Letters of the shortest word that is put together or divided. */
  private static final int LEAST_LENGTH = 4;

  /** Lengths of the words that follow each other, by what they say together. */
  private final Map<String, int[]> read = new HashMap<>();

  private Divisions(List<Spot> read) {
    for (int from = 0; from < read.size(); from++) {
      final StringBuilder text = new StringBuilder();
      for (int n = 1; n <= MOST_PARTS && from + n <= read.size(); n++) {
        text.append(read.get(from + n - 1).folded());
        if (text.length() >= LEAST_LENGTH) {
          final List<Spot> words = read.subList(from, from + n);
          this.read.computeIfAbsent(
              text.toString(), all -> words.stream().mapToInt(w -> w.folded().length()).toArray());
        }
      }
    }
  }

  /** The known lines, divided as the reading is. */
  static List<Line> of(List<Line> known, List<Spot> read) {
    final Divisions divisions = new Divisions(read);
    return known.stream().map(divisions::divided).toList();
  }

  private Line divided(Line line) {
    final List<String> folded = line.words().stream().map(word -> Spot.fold(word.text())).toList();
    final List<Word> words = new ArrayList<>();
    int from = 0;
    while (from < folded.size()) {
      final int count = together(folded, from);
      if (count == 1) {
        words.addAll(parts(line.words().get(from), folded.get(from)));
      } else {
        final Word joined = joined(line.words().subList(from, from + count));
        words.addAll(parts(joined, Spot.fold(joined.text())));
      }
      from += count;
    }
    return words.equals(line.words()) ? line : line.withWords(words);
  }

  /** How many words from here on say one word of the reading: one, unless three or more do. */
  private int together(List<String> folded, int from) {
    final StringBuilder text = new StringBuilder(folded.get(from));
    int longest = 1;
    for (int n = 2; n <= MOST_PARTS && from + n <= folded.size(); n++) {
      text.append(folded.get(from + n - 1));
      final int[] lengths = read.get(text.toString());
      if (n > 2 && lengths != null && lengths.length == 1) {
        longest = n;
      }
    }
    return longest;
  }

  private static Word joined(List<Word> words) {
    final Word first = words.get(0);
    final StringBuilder text = new StringBuilder();
    Box box = first.box();
    double confidence = 1;
    for (final Word word : words) {
      text.append(word.text());
      box = box.union(word.box());
      confidence = Math.min(confidence, word.confidence());
    }
    return new Word(first.id(), text.toString(), box, confidence, first.style());
  }

  /** A word that the reading has as three or more. */
  private List<Word> parts(Word word, String folded) {
    final int[] lengths = read.get(folded);
    if (lengths == null || lengths.length < 3) {
      return List.of(word);
    }
    final int all = Arrays.stream(lengths).sum();
    if (all != word.text().length()) {
      return List.of(word);
    }
    final Box box = word.box();
    final List<Word> parts = new ArrayList<>();
    int from = 0;
    for (final int length : lengths) {
      parts.add(
          new Word(
              word.id(),
              word.text().substring(from, from + length),
              new Box(
                  box.left() + box.width() * from / all,
                  box.top(),
                  box.left() + box.width() * (from + length) / all,
                  box.bottom()),
              word.confidence(),
              word.style()));
      from += length;
    }
    return parts;
  }
}
