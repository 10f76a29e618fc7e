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
 * from there; the others get a box between their neighbours in proportion to their letters: a
 * guess, which is why they are half as sure. Guards judge whether there is ink.
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
   * @param band where the line lies as far as is known; words without a place go into it
   */
  Line line(List<String> words, List<Optional<Grounding.Place>> places, Box band) {
    final List<Word> placed = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      if (places.get(from).isPresent()) {
        placed.add(seen(words.get(from), places.get(from).get()));
        from++;
        continue;
      }
      int to = from;
      while (to < words.size() && places.get(to).isEmpty()) {
        to++;
      }
      final Optional<Grounding.Place> before = from > 0 ? places.get(from - 1) : Optional.empty();
      final Optional<Grounding.Place> after = to < words.size() ? places.get(to) : Optional.empty();
      placed.addAll(spread(words.subList(from, to), gap(before, after, band)));
      from = to;
    }
    final Box box = placed.stream().map(Word::box).reduce(Box::union).orElseThrow();
    return new Line(
        "", box, new Baseline(box.left(), box.bottom(), box.right(), box.bottom()), placed);
  }

  private Word seen(String text, Grounding.Place place) {
    // Two that read the same from the ink are at least as sure as the surer of them.
    final double sure = place.exact() ? Math.max(confidence, place.confidence()) : confidence;
    return new Word("", text, place.box(), sure, place.style());
  }

  private static Box gap(
      Optional<Grounding.Place> before, Optional<Grounding.Place> after, Box band) {
    final int left = before.map(place -> place.box().right()).orElse(band.left());
    final int right = after.map(place -> place.box().left()).orElse(band.right());
    final Box height = before.or(() -> after).map(Grounding.Place::box).orElse(band);
    return new Box(left, height.top(), Math.max(left, right), height.bottom());
  }

  private List<Word> spread(List<String> words, Box gap) {
    final int letters = words.stream().mapToInt(String::length).sum() + words.size() - 1;
    final List<Word> spread = new ArrayList<>();
    int before = 0;
    for (final String word : words) {
      final Box box =
          new Box(
              gap.left() + (int) ((long) gap.width() * before / letters),
              gap.top(),
              gap.left() + (int) ((long) gap.width() * (before + word.length()) / letters),
              gap.bottom());
      spread.add(new Word("", word, box, unseen(), Style.PLAIN));
      before += word.length() + 1;
    }
    return spread;
  }
}
