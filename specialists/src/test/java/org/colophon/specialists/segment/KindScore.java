package org.colophon.specialists.segment;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/** Counts, weighted by the area of the words, how often their kind is the one they are labelled. */
final class KindScore {
  private final Map<String, Map<String, Double>> confusion = new TreeMap<>();

  void add(String label, String kind, double weight) {
    confusion.computeIfAbsent(label, key -> new TreeMap<>()).merge(kind, weight, Double::sum);
  }

  double recall(String label, String... kinds) {
    final Map<String, Double> row = confusion.getOrDefault(label, Map.of());
    double hit = 0;
    for (final String kind : kinds) {
      hit += row.getOrDefault(kind, 0.0);
    }
    final double all = row.values().stream().mapToDouble(Double::doubleValue).sum();
    return all == 0 ? 1 : hit / all;
  }

  double precision(String kind, String... labels) {
    double hit = 0;
    double all = 0;
    for (final Map.Entry<String, Map<String, Double>> row : confusion.entrySet()) {
      final double weight = row.getValue().getOrDefault(kind, 0.0);
      all += weight;
      hit += List.of(labels).contains(row.getKey()) ? weight : 0;
    }
    return all == 0 ? 1 : hit / all;
  }

  /** One line per label: its share of all, and the shares of the kinds it was given. */
  String table() {
    final StringBuilder table = new StringBuilder();
    confusion.forEach(
        (label, row) -> {
          final double all = row.values().stream().mapToDouble(Double::doubleValue).sum();
          table.append(String.format(Locale.ROOT, "%-12s %9.0f ", label, all));
          row.entrySet().stream()
              .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
              .forEach(
                  e ->
                      table.append(
                          String.format(
                              Locale.ROOT, " %s %.1f%%", e.getKey(), 100 * e.getValue() / all)));
          table.append('\n');
        });
    return table.toString();
  }

  /**
   * Share of neighbouring words that follow each other in the segments too. Only pairs that follow
   * each other on the page count, on a line or from a line to the next below it, because the files
   * of DocBank run across columns.
   */
  static double order(List<Word> truth, List<Segment> segments) {
    final IdentityHashMap<Word, Integer> places = new IdentityHashMap<>();
    int place = 0;
    for (final Segment segment : segments) {
      for (final Line line : segment.lines()) {
        for (final Word word : line.words()) {
          places.put(word, place++);
        }
      }
    }
    long pairs = 0;
    long right = 0;
    double start = truth.get(0).box().left();
    for (int i = 0; i + 1 < truth.size(); i++) {
      final Box one = truth.get(i).box();
      final Box next = truth.get(i + 1).box();
      final int gap = next.left() - one.right();
      final boolean beside = next.verticalOverlap(one) > one.height() / 2 && gap > -5 && gap < 35;
      final boolean below =
          next.top() > one.top()
              && next.top() < one.top() + 4 * one.height()
              && Math.abs(next.left() - start) < 60
              && next.left() < one.left();
      start = beside ? start : next.left();
      if (beside || below) {
        final int step = places.get(truth.get(i + 1)) - places.get(truth.get(i));
        pairs++;
        right += step > 0 && step <= 3 ? 1 : 0;
      }
    }
    return pairs == 0 ? 1 : (double) right / pairs;
  }
}
