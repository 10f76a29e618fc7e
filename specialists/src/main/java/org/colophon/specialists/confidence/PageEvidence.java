package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/** Gathers what is known of each word of a page that was read from ink, while it is still raw. */
public final class PageEvidence {
  private static final double DOUBTFUL = 0.5;
  private static final double SURE = 0.9;

  private final List<Line> lines;
  private final List<Word> words;
  private final PageLetters letters;
  private final double sum;
  private final int doubts;
  private final int sure;
  private final double lineWords;
  private final double usualWidth;

  private PageEvidence(List<Line> lines) {
    this.lines = lines;
    this.words = lines.stream().flatMap(line -> line.words().stream()).toList();
    this.letters = new PageLetters(words);
    this.sum = words.stream().mapToDouble(Word::confidence).sum();
    this.doubts = (int) words.stream().filter(word -> word.confidence() < DOUBTFUL).count();
    this.sure = (int) words.stream().filter(word -> word.confidence() > SURE).count();
    this.lineWords = Math.max(1.0, words.size()) / Math.max(1, lines.size());
    this.usualWidth = Math.max(1, median(words, PageEvidence::width));
  }

  /**
   * Evidence of every word, in order.
   *
   * @param lines of the whole page in any order, boxes in pixels of one raster, confidences raw
   */
  public static List<WordEvidence> of(List<Line> lines) {
    return new PageEvidence(lines).evidence();
  }

  private List<WordEvidence> evidence() {
    final List<WordEvidence> all = new ArrayList<>(words.size());
    for (final Line line : lines) {
      final double height = Math.max(1, median(line.words(), word -> word.box().height()));
      final double bottom = median(line.words(), word -> word.box().bottom());
      for (int i = 0; i < line.words().size(); i++) {
        final Word word = line.words().get(i);
        final Map<Clue, Double> clues = new EnumMap<>(Clue.class);
        clues.put(Clue.RAW, word.confidence());
        clues.put(Clue.RELATIVE_HEIGHT, word.box().height() / height);
        clues.put(Clue.RELATIVE_WIDTH, width(word) / usualWidth);
        clues.put(Clue.DROP, (word.box().bottom() - bottom) / height);
        new WordShape(word.text()).addTo(clues);
        letters.addTo(clues, word.text());
        addPage(clues, word);
        addLine(clues, line.words(), i);
        all.add(WordEvidence.of(clues));
      }
    }
    return all;
  }

  private void addPage(Map<Clue, Double> clues, Word word) {
    final int others = words.size() - 1;
    final double own = word.confidence();
    clues.put(Clue.PAGE_LINE_WORDS, lineWords);
    clues.put(Clue.PAGE_MEAN, others == 0 ? own : (sum - own) / others);
    clues.put(Clue.PAGE_DOUBTS, share(doubts - (own < DOUBTFUL ? 1 : 0), others));
    clues.put(Clue.PAGE_SURE, share(sure - (own > SURE ? 1 : 0), others));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static void addLine(Map<Clue, Double> clues, List<Word> line, int place) {
    final double page = clues.get(Clue.PAGE_MEAN);
    final int others = line.size() - 1;
    double total = 0;
    double least = 1;
    for (int i = 0; i < line.size(); i++) {
      if (i != place) {
        total += line.get(i).confidence();
        least = Math.min(least, line.get(i).confidence());
      }
    }
    clues.put(Clue.LINE_WORDS, (double) line.size());
    clues.put(Clue.PLACE, others == 0 ? 0.5 : (double) place / others);
    clues.put(Clue.LINE_MEAN, others == 0 ? page : total / others);
    clues.put(Clue.LINE_LEAST, others == 0 ? page : least);
    clues.put(Clue.BEFORE, place == 0 ? page : line.get(place - 1).confidence());
    clues.put(Clue.AFTER, place == others ? page : line.get(place + 1).confidence());
  }

  /** Width of a character, pixels. */
  private static double width(Word word) {
    return (double) word.box().width() / Math.max(1, word.text().length());
  }

  private static double median(List<Word> words, ToDoubleFunction<Word> size) {
    final double[] sizes = words.stream().mapToDouble(size).toArray();
    Arrays.sort(sizes);
    return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
  }
}
