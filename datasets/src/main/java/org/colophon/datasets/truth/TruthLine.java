package org.colophon.datasets.truth;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Box;

/**
 * A line of text as the truth has it.
 *
 * @param box in the page's {@link Frame}; empty where the truth has none
 * @param words where the truth has boxes for them; otherwise empty
 */
public record TruthLine(String text, Optional<Box> box, List<TruthWord> words) {
  public TruthLine {
    words = List.copyOf(words);
  }

  /** A word and its place in the page's {@link Frame}. */
  public record TruthWord(String text, Box box) {}
}
