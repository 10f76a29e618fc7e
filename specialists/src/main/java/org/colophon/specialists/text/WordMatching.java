package org.colophon.specialists.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.metrics.text.Alignment;
import org.colophon.datasets.metrics.text.Symbols;
import org.colophon.datasets.model.Word;

/**
 * Says what a second reading of a stretch has for each word of the first, by the cheapest alignment
 * of their characters; where they cut words differently, the first reading's cuts count.
 */
final class WordMatching {
  /** What a second reader has for a word. */
  record Match(String text, double confidence) {}

  private final int[] partners;
  private final int[] starts;
  private final int[] ends;
  private final String second;
  private final double[] confidences;

  private WordMatching(
      int[] partners, int[] starts, int[] ends, String second, double[] confidences) {
    this.partners = partners;
    this.starts = starts;
    this.ends = ends;
    this.second = second;
    this.confidences = confidences;
  }

  /** Of every word of the first reading; empty where the second has nothing for it. */
  static List<Optional<Match>> match(List<Word> first, List<Word> second) {
    final StringBuilder base = new StringBuilder();
    final int[] starts = new int[first.size()];
    final int[] ends = new int[first.size()];
    for (int i = 0; i < first.size(); i++) {
      base.append(i == 0 ? "" : " ");
      starts[i] = base.codePointCount(0, base.length());
      base.append(first.get(i).text());
      ends[i] = base.codePointCount(0, base.length());
    }
    final StringBuilder other = new StringBuilder();
    final List<Double> sure = new ArrayList<>();
    for (final Word word : second) {
      final String text = (other.isEmpty() ? "" : " ") + word.text();
      text.codePoints().forEach(character -> sure.add(word.confidence()));
      other.append(text);
    }
    final Symbols symbols = new Symbols();
    final int[] left = symbols.ofCharacters(base.toString());
    final int[] right = symbols.ofCharacters(other.toString());
    final WordMatching matching =
        new WordMatching(
            Alignment.partners(left, right, symbols.count()),
            starts,
            ends,
            other.toString(),
            sure.stream().mapToDouble(Double::doubleValue).toArray());
    final List<Optional<Match>> matches = new ArrayList<>(first.size());
    for (int i = 0; i < first.size(); i++) {
      matches.add(matching.of(i));
    }
    return matches;
  }

  private Optional<Match> of(int word) {
    int from = -1;
    int to = -1;
    for (int i = starts[word]; i < ends[word]; i++) {
      if (partners[i] >= 0) {
        from = from < 0 ? partners[i] : from;
        to = partners[i] + 1;
      }
    }
    if (from < 0) {
      return Optional.empty();
    }
    // What stands before the first word and behind the last belongs to nobody else.
    from = word == 0 ? 0 : from;
    to = word == starts.length - 1 ? confidences.length : to;
    double least = 1;
    for (int i = from; i < to; i++) {
      least = Math.min(least, confidences[i]);
    }
    final String text =
        second
            .substring(second.offsetByCodePoints(0, from), second.offsetByCodePoints(0, to))
            .strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(new Match(text, least));
  }
}
