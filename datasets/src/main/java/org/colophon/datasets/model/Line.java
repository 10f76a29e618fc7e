package org.colophon.datasets.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of words, in reading order.
 *
 * @param id empty until the page is numbered
 */
public record Line(String id, Box box, Baseline baseline, List<Word> words) {
  public Line {
    words = List.copyOf(words);
  }

  public Line withId(String newId) {
    return new Line(newId, box, baseline, words);
  }

  /** The same place with these words in it. */
  public Line withWords(List<Word> newWords) {
    return new Line(id, box, baseline, newWords);
  }

  /** The words joined by single spaces. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
