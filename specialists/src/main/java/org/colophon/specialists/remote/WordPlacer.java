package org.colophon.specialists.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * Makes words with boxes and confidences from generated ones. A word that was seen has its place
 * from there. Of the others nobody knows where they stand: they get an empty box, which claims no
 * ink, at the edge of the word before them, and are half as sure. Guards judge whether there is
 * room for them.
 */
final class WordPlacer {
  /** What is left of the confidence of a word that nobody else has seen. */
  private static final double UNSEEN = 0.5;

  private final double confidence;

  /**
   * @param confidence of the whole reading, 0 to 1
   */
  WordPlacer(double confidence) {
    this.confidence = confidence;
  }

  /** The confidence of what was only generated. */
  double unseen() {
    return confidence * UNSEEN;
  }

  /**
   * One line of words.
   *
   * @param words at least one
   * @param places of the words, where they were seen
   * @param band where the line lies as far as is known; its place where no word was seen
   */
  Line line(List<String> words, List<Optional<Grounding.Place>> places, Box band) {
    final Box box =
        places.stream()
            .flatMap(Optional::stream)
            .map(Grounding.Place::box)
            .reduce(Box::union)
            .orElse(band);
    final List<Word> placed = new ArrayList<>();
    Box edge = new Box(box.left(), box.top(), box.left(), box.bottom());
    for (int i = 0; i < words.size(); i++) {
      if (places.get(i).isPresent()) {
        final Word word = seen(words.get(i), places.get(i).get());
        placed.add(word);
        edge =
            new Box(word.box().right(), word.box().top(), word.box().right(), word.box().bottom());
      } else {
        placed.add(new Word("", words.get(i), edge, unseen(), Style.PLAIN));
      }
    }
    return new Line(
        "", box, new Baseline(box.left(), box.bottom(), box.right(), box.bottom()), placed);
  }

  private Word seen(String text, Grounding.Place place) {
    // Two that read the same from the ink are at least as sure as the surer of them.
    final double sure = place.exact() ? Math.max(confidence, place.confidence()) : confidence;
    return new Word("", text, place.box(), sure, place.style());
  }
}
